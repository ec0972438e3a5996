using System.Management.Automation.Language;

namespace RsaCloudAdmin.Sandbox.CommandLine;

/// <summary>Reads commands, which may go over several lines: as long as a bracket or a quotation is open, or after a pipe.</summary>
internal sealed class ShellPrompt(TextReader input, TextWriter output)
{
    /// <summary>The next command; null when there are no more.</summary>
    public string? Read()
    {
        output.Write("PS> ");
        var lines = new List<string>();
        while (input.ReadLine() is { } line)
        {
            lines.Add(line);
            var command = string.Join('\n', lines);
            // An empty line ends what is being typed, whatever is still open, so that nobody is caught in it.
            if (string.IsNullOrWhiteSpace(line) || !IsIncomplete(command))
                return command;
            output.Write(">> ");
        }

        output.WriteLine();
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    private static bool IsIncomplete(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }
}
