namespace RsaCloudAdmin.Soak.Plan;

/// <summary>What a pipeline does.</summary>
internal enum Work
{
    Unlock,
    EnableTokencode,
    DisableTokencode,
    EnableToken,
    DisableToken,
    ClearPin,
    AssignToken,
    UnassignToken,
    EnableUser,
    DisableUser,
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
    /// <summary>Whether each request issues a new code, so that none is repeated.</summary>
    public static bool IssuesCode(this Work work) => work is Work.EnableTokencode or Work.IssueEnrollmentCode or Work.IssueRegistrationCode;

    public static bool NamesToken(this Work work) => work is Work.EnableToken or Work.DisableToken or Work.ClearPin or Work.AssignToken or Work.UnassignToken;

    /// <summary>Whether the request names the user in its body, by the e-mail address.</summary>
    public static bool NamesUserInBody(this Work work) => work is Work.IssueEnrollmentCode or Work.RevokeEnrollmentCode or Work.IssueRegistrationCode;
}
