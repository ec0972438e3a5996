using System.Management.Automation;
using System.Reflection;

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

    // The module's own time is a minute, which no test waits for.
    [Fact]
    public void An_earlier_import_that_took_too_long_closes_nothing_during_a_later_one()
    {
        Connect();
        var command = Run("Get-Command Connect-RsaCloudAdmin").OutputAs<CmdletInfo>().Single().ImplementingType;
        var type = command.Assembly.GetType("RsaCloudAdmin.Connections.ConnectionTable", throwOnError: true)!;
        var table = type.GetMethod("Of", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [Engine.Runspace])!;
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        void Call(string method, params object[] arguments) => type.GetMethod(method)!.Invoke(table, arguments);

        Call("Suspend", first.Task);
        Call("Resume");
        Call("Suspend", second.Task);
        first.SetResult();
        Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"));

        second.SetResult();
        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
    }
}
