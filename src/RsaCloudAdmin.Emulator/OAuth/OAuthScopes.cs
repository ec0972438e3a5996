namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>The scopes of the emulated operations, from RSA's list of permissions.</summary>
public static class OAuthScopes
{
    public const string UserRead = "rsa.user.read";
    public const string UserManage = "rsa.user.manage";
    public const string UserDeleteSoft = "rsa.user.delete.soft";
    public const string UserSync = "rsa.user.sync";
    public const string FactorManage = "rsa.user.factor.manage";

    public const string EmergencyManage = "rsa.authenticator.emergency.manage";

    public const string HardwareTokenRead = "rsa.authenticator.sidtoken.read";
    public const string HardwareTokenManage = "rsa.authenticator.sidtoken.manage";
    public const string HardwareTokenDelete = "rsa.authenticator.sidtoken.delete";

    public const string MobileRead = "rsa.authenticator.mobile.read";
    public const string MobileManage = "rsa.authenticator.mobile.manage";
    public const string MobileDelete = "rsa.authenticator.mobile.delete";

    public const string AuditUser = "rsa.audit.user";
    public const string AuditAdmin = "rsa.audit.admin";

    public const string LicenseUsage = "rsa.report.license.usage";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        UserRead, UserManage, UserDeleteSoft, UserSync, FactorManage,
        EmergencyManage,
        HardwareTokenRead, HardwareTokenManage, HardwareTokenDelete,
        MobileRead, MobileManage, MobileDelete,
        AuditUser, AuditAdmin,
        LicenseUsage,
    ];
}
