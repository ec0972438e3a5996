namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which hardware token is enabled, and which serial numbers are none.</summary>
[Example("-TokenSerialNumber 1000000001", "User", "TokenSerialNumber", "TokenStatus")]
public class EnableRsaHardwareTokenTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }
}
