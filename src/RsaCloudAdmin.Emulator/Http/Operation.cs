namespace RsaCloudAdmin.Emulator.Http;

/// <summary>The operations of the service.</summary>
public enum Operation
{
    LookUp,
    Search,
    Unlock,
    SetUserStatus,
    SetUserDeletion,
    SynchronizeUser,
    UpdateUserPhone,

    EnableTokencode,
    DisableTokencode,

    NewEnrollmentCode,
    VoidCodes,
    NewRegistrationCode,

    LookUpToken,
    AssignToken,
    UnassignToken,
    EnableToken,
    DisableToken,
    RenameToken,
    ClearTokenPin,
    DeleteToken,

    ListAuthenticators,
    RemoveDevice,

    ListEventsOfUser,
    ListUserEvents,
    ListAdminEvents,

    LicenseUsage,
    Token,
}
