using System.Management.Automation.Language;

namespace RsaCloudAdmin.Tests.Examples;

/// <summary>What admins expect of a script before they copy it.</summary>
public class ExampleFormTests : ExampleTest
{
    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder, "*.ps1").Select(file => Path.GetFileName(file)!).Order()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_says_what_it_does_how_it_is_called_and_what_each_parameter_is(string name)
    {
        var script = Parse(name);
        var help = script.GetHelpContent();

        Assert.False(string.IsNullOrWhiteSpace(help.Synopsis));
        Assert.False(string.IsNullOrWhiteSpace(help.Description));
        Assert.NotEmpty(help.Examples);
        Assert.Contains(name[..^4], help.Examples[0], StringComparison.Ordinal);
        Assert.Equal(
            script.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath.ToUpperInvariant()).Order(),
            help.Parameters.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_strict_and_stops_at_what_it_does_not_expect(string name)
    {
        var script = Parse(name);

        Assert.Contains("Set-StrictMode -Version 3.0", script.Extent.Text, StringComparison.Ordinal);
        Assert.Contains("$ErrorActionPreference = 'Stop'", script.Extent.Text, StringComparison.Ordinal);
        Assert.Contains(script.ParamBlock.Attributes, attribute => attribute.TypeName.Name == "CmdletBinding");
        Assert.Equal(new Version(5, 1), script.ScriptRequirements.RequiredPSVersion);
    }

    [Fact]
    public void Every_example_stands_in_the_list_of_them()
    {
        var list = File.ReadAllText(Example("README.md"));

        Assert.All(
            Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Where(file => file != "README.md"),
            file => Assert.Contains($"[{file}]({file})", list, StringComparison.Ordinal));
    }

    private static ScriptBlockAst Parse(string name)
    {
        var script = Parser.ParseFile(Example(name), out _, out var errors);
        Assert.Empty(errors);
        return script;
    }
}
