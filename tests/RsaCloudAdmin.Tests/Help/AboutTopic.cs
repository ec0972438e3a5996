using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tool;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>Reads an about topic as shipped: plain text, with code indented by eight spaces.</summary>
internal sealed partial class AboutTopic(string name)
{
    private const string CodeIndent = "        ";

    private static string Folder => Path.Combine(ModuleFolder.Find(), "en-US");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "about_*.help.txt").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal);

    public string Text { get; } = File.ReadAllText(Path.Combine(Folder, $"{name}.help.txt")).ReplaceLineEndings("\n");

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    public IEnumerable<string> Code => Text.Split("\n\n")
        .Where(block => block.StartsWith(CodeIndent, StringComparison.Ordinal))
        .Select(block => string.Join('\n', block.TrimEnd('\n').Split('\n').Select(line => line[CodeIndent.Length..])));

    /// <summary>The entries of an error table: a line with two words, when the error occurs, and what to do.</summary>
    public IReadOnlyList<ErrorEntry> Errors => [.. Entry().Matches(Text).Select(match => new ErrorEntry(
        match.Groups[1].Value, match.Groups[2].Value, Joined(match.Groups[3].Value), Joined(match.Groups[4].Value)))];

    private static string Joined(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^    (\w+) +(\w+)\n        When: (.*?)\n        Do: (.*?)(?:\n\n|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Entry();
}

/// <summary>An error in about_RsaCloudAdmin_Errors. For findings about a token, the category is the error's id.</summary>
internal sealed record ErrorEntry(string Id, string Category, string When, string Action);
