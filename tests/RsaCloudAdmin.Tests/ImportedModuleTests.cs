using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests;

public class ImportedModuleTests : CmdletTest
{
    [Fact]
    public void The_cmdlets_are_those_of_the_manifest_and_each_class_is_one()
    {
        var classes = CmdletList.Class(CmdletList.Names.First()).Assembly.GetExportedTypes().Select(type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>();
        var manifest = Run($"(Import-PowerShellDataFile {Literal(Repository.PathOf("RsaCloudAdmin.psd1"))}).CmdletsToExport").OutputAs<string>();

        Assert.NotEmpty(manifest);
        Assert.Equal(manifest.Order(StringComparer.Ordinal), CmdletList.Names);
        Assert.Equal(classes.Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").Order(StringComparer.Ordinal), CmdletList.Names);
    }

    // The module's own timeout is one minute, too long for a test.
    [Fact]
    public void An_earlier_import_that_took_too_long_closes_nothing_during_a_later_one()
    {
        Connect();
        var command = Run("Get-Command Connect-RsaCloudAdmin").OutputAs<CmdletInfo>().Single().ImplementingType;
        var type = command.Assembly.GetType("RsaCloudAdmin.Connections.ConnectionTable", throwOnError: true)!;
        var table = type.GetMethod("For", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [Engine.Runspace])!;
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
