using RsaCloudAdmin.Sandbox.Engine;
using RsaCloudAdmin.Sandbox.Engine.Hosting;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class ScriptFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Arguments_are_bound_as_on_a_command_line()
    {
        var (_, shown, _) = Run("param($First, [switch] $Loud, $Name, $Count) \"$First|$Loud|$Name|$Count\"", "one", "-Loud", "-Name", "a b", "-Count:2");

        Assert.Equal("one|True|a b|2", shown.Trim());
    }

    [Fact]
    public void A_negative_number_is_a_value() => Assert.Equal("-1", Run("param($Number) $Number", "-1").Shown.Trim());

    [Fact]
    public void A_script_knows_where_it_is() => Assert.Equal(_folder.FullName, Run("$PSScriptRoot").Shown.Trim());

    [Fact]
    public void Exit_is_told_to_the_host()
    {
        var (_, shown, code) = Run("'before'; exit 3; 'never'");

        Assert.Equal("before", shown.Trim());
        Assert.Equal(3, code);
    }

    [Fact]
    public void A_script_that_throws_does_not_come_to_its_end()
    {
        var (cameToItsEnd, shown, _) = Run("throw 'it broke'");

        Assert.False(cameToItsEnd);
        Assert.Contains("it broke", shown, StringComparison.Ordinal);
    }

    private (bool CameToItsEnd, string Shown, int? ExitCode) Run(string script, params string[] arguments)
    {
        var path = Path.Combine(_folder.FullName, "script.ps1");
        File.WriteAllText(path, script);
        using var writer = new StringWriter();
        var host = new ConsoleHost(writer);
        using var engine = PowerShellEngine.Open(host);
        var cameToItsEnd = new ConsoleSession(engine).RunFile(path, arguments);
        return (cameToItsEnd, writer.ToString(), host.ExitCode);
    }
}
