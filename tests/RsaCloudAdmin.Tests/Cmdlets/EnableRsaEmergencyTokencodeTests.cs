namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>How long an emergency tokencode works and how often. Who gets one is in CredentialTests, who sees it in TokencodeSecretTests.</summary>
[Example("", "User", "EmergencyTokencode", "ExpirationDate")]
[Example("-ExpiresIn 01:00 -OneTimeUse", "User", "EmergencyTokencode", "ExpirationDate")]
[Example("-AsPlainText", "User", "EmergencyTokencode", "ExpirationDate")]
public class EnableRsaEmergencyTokencodeTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }
}
