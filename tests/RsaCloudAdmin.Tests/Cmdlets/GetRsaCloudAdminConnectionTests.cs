namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which connections are listed.</summary>
[Example("", "Name", "Default", "BaseUri")]
public class GetRsaCloudAdminConnectionTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West");
    }
}
