namespace RsaCloudAdmin.Tests;

public class ImportedModuleTests : CmdletTest
{
    [Fact]
    public void The_cmdlets_are_those_of_the_manifest()
    {
        var result = Run("Get-Command -Module RsaCloudAdmin | ForEach-Object Name");

        Assert.Equal(
            [
                "Connect-RsaCloudAdmin",
                "Disable-RsaEmergencyTokencode",
                "Disable-RsaHardwareToken",
                "Disconnect-RsaCloudAdmin",
                "Enable-RsaEmergencyTokencode",
                "Enable-RsaHardwareToken",
                "Get-RsaCloudAdminConnection",
                "Get-RsaUser",
                "Test-RsaCloudAdminConnection",
                "Unlock-RsaUserMethod",
            ],
            result.OutputAs<string>().Order());
    }
}
