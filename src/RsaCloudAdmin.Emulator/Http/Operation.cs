namespace RsaCloudAdmin.Emulator.Http;

/// <summary>The operations of the service.</summary>
public enum Operation
{
    LookUp,
    Search,
    Unlock,
    EnableTokencode,
    DisableTokencode,
    EnableToken,
    DisableToken,
    AssignToken,
    UnassignToken,
    LookUpToken,
    DeleteToken,
    RenameToken,
    SetUserStatus,
    LicenseUsage,
    Token,
}
