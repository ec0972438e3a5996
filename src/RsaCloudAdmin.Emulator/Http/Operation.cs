namespace RsaCloudAdmin.Emulator.Http;

/// <summary>What the service is asked for.</summary>
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
