namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which hardware token is disabled, wherever its serial number is given.</summary>
[Example("-TokenSerialNumber 1000000001", "User", "TokenSerialNumber", "TokenStatus")]
public class DisableRsaHardwareTokenTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }
}
