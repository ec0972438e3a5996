using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Each cmdlet and its view in ConstrainedLanguage, the mode on computers with App Control.</summary>
public partial class ConstrainedLanguageTests : CmdletTest
{
    private static readonly string[] Commands = [.. CmdletList.Session.Select(call => call.Before.Length == 0 ? $"{call}" : $"{call.Before}; {call}")];

    [Theory]
    [InlineData("Out-String")]
    [InlineData("Format-List | Out-String")]
    [InlineData("ConvertTo-Json -Depth 3")]
    [InlineData("ConvertTo-Csv")]
    public void What_a_cmdlet_returns_is_shown_as_ever(string view)
    {
        using var full = Open(PSLanguageMode.FullLanguage);
        using var constrained = Open(PSLanguageMode.ConstrainedLanguage);
        // Leaves the user in the state that all later runs start with.
        Assert.All(Commands, command => Assert.Empty(full.Run(command).Errors));

        var expected = Commands.Select(command => Skeleton(full.Run($"{command} | {view}"))).ToList();

        Assert.Equal(expected, Commands.Select(command => Skeleton(constrained.Run($"{command} | {view}"))));

        Assert.Equal(["ConstrainedLanguage"], constrained.Run("\"$($ExecutionContext.SessionState.LanguageMode)\"").OutputAs<string>());
    }

    // The mode is set before the module is imported.
    private PowerShellEngine Open(PSLanguageMode mode)
    {
        var engine = PowerShellEngine.Open();
        engine.SetVariable("KeyPath", KeyPath);
        engine.Runspace.SessionStateProxy.LanguageMode = mode;
        engine.Import(ModuleFolder.Find());
        return engine;
    }

    // Removes what differs between runs (codes, ids, times, and therefore line breaks) and colors, which are a setting of the
    // whole process.
    private static string Skeleton(PipelineResult result)
    {
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
        return Varying().Replace(Color().Replace(string.Concat(result.OutputAs<string>()), string.Empty), string.Empty);
    }

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|[0-9]+([.,][0-9]+)?([Ee][-+]?[0-9]+)?|[^A-Za-z]|[AP]M\b")]
    private static partial Regex Varying();

    [GeneratedRegex(@"\x1B\[[0-9;]*m")]
    private static partial Regex Color();
}
