namespace RsaCloudAdmin.Soak.Plan;

/// <summary>What a pipeline does.</summary>
internal enum Work
{
    Unlock,
    EnableTokencode,
    DisableTokencode,
    EnableToken,
    DisableToken,
    RenameToken,
    ClearPin,
    AssignToken,
    UnassignToken,
    EnableUser,
    DisableUser,
    MarkDeleted,
    RestoreUser,
    SyncUser,
    SetPhone,
    RemoveDevice,
    IssueEnrollmentCode,
    RevokeEnrollmentCode,
    IssueRegistrationCode,
    LookUp,
    TestConnection,
}

internal static class WorkExtensions
{
    /// <summary>Whether each request issues a new code, so the module must not repeat it.</summary>
    public static bool IssuesCode(this Work work) => work is Work.EnableTokencode or Work.IssueEnrollmentCode or Work.IssueRegistrationCode;

    public static bool NamesToken(this Work work) => work is Work.EnableToken or Work.DisableToken or Work.RenameToken or Work.ClearPin or Work.AssignToken or Work.UnassignToken;

    /// <summary>
    /// Whether the service may respond to a repeat with 409 because the first request was carried out.
    /// </summary>
    public static bool CausesConflict(this Work work) => work is Work.AssignToken or Work.UnassignToken or Work.EnableUser or Work.DisableUser or Work.MarkDeleted or Work.RestoreUser;

    /// <summary>Whether the request names the user in its body, by the e-mail address.</summary>
    public static bool NamesUserInBody(this Work work) => work is Work.IssueEnrollmentCode or Work.RevokeEnrollmentCode or Work.IssueRegistrationCode;
}
