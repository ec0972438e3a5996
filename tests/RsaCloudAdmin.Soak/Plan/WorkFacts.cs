using Emulated = RsaCloudAdmin.Emulator.Http.Operation;

namespace RsaCloudAdmin.Soak.Plan;

/// <summary>
/// What a work does at the service. Written independently of the client's table of operations, so that the soak finds an
/// error in that table.
/// </summary>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="Operation">The change that it requests; null if it changes nothing.</param>
internal sealed record WorkFacts(string Cmdlet, Emulated? Operation)
{
    private static readonly Dictionary<Work, WorkFacts> All = new()
    {
        [Work.Unlock] = new("Unlock-RsaUserMethod", Emulated.Unlock),
        [Work.EnableTokencode] = new("Enable-RsaEmergencyTokencode", Emulated.EnableTokencode) { IssuesCode = true },
        [Work.DisableTokencode] = new("Disable-RsaEmergencyTokencode", Emulated.DisableTokencode),
        [Work.EnableToken] = new("Enable-RsaHardwareToken", Emulated.EnableToken) { NamesToken = true },
        [Work.DisableToken] = new("Disable-RsaHardwareToken", Emulated.DisableToken) { NamesToken = true },
        [Work.RenameToken] = new("Rename-RsaHardwareToken", Emulated.RenameToken) { NamesToken = true },
        [Work.ClearPin] = new("Clear-RsaHardwareTokenPin", Emulated.ClearTokenPin) { NamesToken = true },
        [Work.AssignToken] = new("Add-RsaUserHardwareToken", Emulated.AssignToken) { NamesToken = true, CausesConflict = true },
        [Work.UnassignToken] = new("Remove-RsaUserHardwareToken", Emulated.UnassignToken) { NamesToken = true, CausesConflict = true },
        [Work.EnableUser] = new("Enable-RsaUser", Emulated.SetUserStatus) { CausesConflict = true },
        [Work.DisableUser] = new("Disable-RsaUser", Emulated.SetUserStatus) { CausesConflict = true },
        [Work.MarkDeleted] = new("Remove-RsaUser", Emulated.SetUserDeletion) { CausesConflict = true },
        [Work.RestoreUser] = new("Restore-RsaUser", Emulated.SetUserDeletion) { CausesConflict = true },
        [Work.SyncUser] = new("Sync-RsaUser", Emulated.SynchronizeUser),
        [Work.SetPhone] = new("Set-RsaUserPhone", Emulated.UpdateUserPhone),
        [Work.RemoveDevice] = new("Remove-RsaUserAuthenticator", Emulated.RemoveDevice),
        [Work.IssueEnrollmentCode] = new("New-RsaEnrollmentCode", Emulated.NewEnrollmentCode) { IssuesCode = true, NamesUserInBody = true },
        [Work.RevokeEnrollmentCode] = new("Revoke-RsaEnrollmentCode", Emulated.VoidCodes) { NamesUserInBody = true },
        [Work.IssueRegistrationCode] = new("New-RsaRegistrationCode", Emulated.NewRegistrationCode) { IssuesCode = true, NamesUserInBody = true },
        [Work.LookUp] = new("Get-RsaUser", null),
        [Work.TestConnection] = new("Test-RsaCloudAdminConnection", null),
    };

    /// <summary>Whether each request issues a new code, so the module must not repeat it.</summary>
    public bool IssuesCode { get; private init; }

    public bool NamesToken { get; private init; }

    /// <summary>
    /// Whether the service may respond to a repeat with 409 because the first request was carried out.
    /// </summary>
    public bool CausesConflict { get; private init; }

    /// <summary>Whether the request names the user in its body, by the e-mail address.</summary>
    public bool NamesUserInBody { get; private init; }

    public static WorkFacts Find(Work work) => All[work];
}
