namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which connections are closed.</summary>
[Example]
public class DisconnectRsaCloudAdminTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West");
    }
}
