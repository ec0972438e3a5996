using RsaCloudAdmin.Sandbox.CommandLine;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class ShellPromptTests
{
    [Fact]
    public void A_command_goes_on_while_something_is_open() =>
        Assert.Equal(["Get-A |\nGet-B", "if ($x) {\n'y'\n}", "'z'"], Read("Get-A |\nGet-B\nif ($x) {\n'y'\n}\n'z'\n"));

    [Fact]
    public void An_empty_line_ends_what_is_open() => Assert.Equal(["'never closed\n", "'z'"], Read("'never closed\n\n'z'\n"));

    [Fact]
    public void A_wrong_line_is_not_waited_for() => Assert.Equal(["1 +* 2)"], Read("1 +* 2)\n"));

    [Fact]
    public void What_is_typed_when_the_input_ends_still_counts() => Assert.Equal(["Get-A |"], Read("Get-A |"));

    private static List<string> Read(string typed)
    {
        using var input = new StringReader(typed);
        var prompt = new ShellPrompt(input, TextWriter.Null);
        var commands = new List<string>();
        while (prompt.Read() is { } command)
            commands.Add(command);
        return commands;
    }
}
