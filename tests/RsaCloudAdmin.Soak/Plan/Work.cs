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
