using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The sources of the help: the page of each cmdlet in docs/help.</summary>
internal static partial class HelpPage
{
    /// <summary>The page with the text that several cmdlets share.</summary>
    public const string Shared = "Shared";

    private static string Folder => Repository.PathOf("docs/help");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md")
        .Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => name != Shared).Order(StringComparer.Ordinal);

    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, name + ".md")).ReplaceLineEndings("\n");

    /// <summary>Returns a page's paragraphs without the introduction, as plain text with single spaces.</summary>
    public static IEnumerable<string> Paragraphs(string name)
    {
        var text = TextOf(name);
        return Code().Replace(text[text.IndexOf("\n## ", StringComparison.Ordinal)..], "").Split("\n\n")
            .Select(paragraph => paragraph.Trim())
            .Where(paragraph => paragraph.Length > 0 && paragraph[0] is not ('#' or '-'))
            .Select(paragraph => Blanks().Replace(paragraph, " "));
    }

    /// <summary>The examples of a page, in its order.</summary>
    public static IEnumerable<PageExample> ExamplesOf(string name) => Example().Matches(TextOf(name))
        .Select(match => new PageExample(match.Groups["title"].Value, match.Groups["code"].Value, match.Groups["output"] is { Success: true } output ? output.Value : null));

    [GeneratedRegex(@"^### (?<title>[^\n]+)\n\n```powershell\n(?<code>.*?)\n```\n(\n```output\n(?<output>.*?)\n```\n)?", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"```(powershell|output)\n.*?\n```\n", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

/// <summary>An example as its page has it.</summary>
/// <param name="Title">The task.</param>
/// <param name="Code">The script.</param>
/// <param name="Output">What the script shows; null if the page does not tell.</param>
internal sealed record PageExample(string Title, string Code, string? Output)
{
    /// <summary>The code that ships, followed by what it shows.</summary>
    public string Shipped => Output is null ? Code : $"{Code}\n\n{Output}";
}
