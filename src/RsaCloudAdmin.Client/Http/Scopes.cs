namespace RsaCloudAdmin.Client.Http;

/// <summary>The OAuth scopes that the operations need, by RSA's list of permissions.</summary>
internal static class Scopes
{
    public const string UserRead = "rsa.user.read";
    public const string FactorManage = "rsa.user.factor.manage";
    public const string EmergencyManage = "rsa.authenticator.emergency.manage";
    public const string HardwareTokenManage = "rsa.authenticator.sidtoken.manage";
}
