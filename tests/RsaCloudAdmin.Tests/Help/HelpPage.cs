using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The help's sources: what people write about each cmdlet, in docs/help.</summary>
internal static partial class HelpPage
{
    /// <summary>The page of what several cmdlets share.</summary>
    public const string Shared = "Shared";

    private static string Folder => Repository.PathOf("docs/help");

    /// <summary>The cmdlets that have a page.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md")
        .Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => name != Shared).Order(StringComparer.Ordinal);

    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, name + ".md")).ReplaceLineEndings("\n");

    /// <summary>What a page tells, without its introduction: its paragraphs in plain text, with single blanks.</summary>
    public static IEnumerable<string> Paragraphs(string name)
    {
        var text = TextOf(name);
        return Code().Replace(text[text.IndexOf("\n## ", StringComparison.Ordinal)..], "").Split("\n\n")
            .Select(paragraph => paragraph.Trim())
            .Where(paragraph => paragraph.Length > 0 && paragraph[0] is not ('#' or '-'))
            .Select(paragraph => Blanks().Replace(paragraph, " "));
    }

    [GeneratedRegex(@"```powershell\n.*?\n```\n", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
