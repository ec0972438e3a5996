using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>Reads the help's source: a page in docs/help, in the form of Microsoft.PowerShell.PlatyPS.</summary>
internal static partial class MarkdownHelp
{
    private static string Folder => Repository.PathOf("docs/help");

    /// <summary>The cmdlets that have a page.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, name + ".md")).ReplaceLineEndings("\n");

    public static CommandHelp Read(string name)
    {
        var sections = Split(TextOf(name), "## ");
        return new CommandHelp
        {
            Name = name,
            Synopsis = Plain(sections["SYNOPSIS"]),
            Description = Plain(sections["DESCRIPTION"]),
            Parameters = [.. Split(sections["PARAMETERS"], "### -").Select(part => Parameter(part.Key, part.Value)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)],
            Examples = [.. Split(sections["EXAMPLES"], "### ").Select(part => Example(part.Key, part.Value))],
            Inputs = [.. Split(sections["INPUTS"], "### ").Select(part => new TypeHelp(part.Key, Plain(part.Value)))],
            Outputs = [.. Split(sections["OUTPUTS"], "### ").Select(part => new TypeHelp(part.Key, Plain(part.Value)))],
            Notes = Plain(sections["NOTES"]),
            Links = [.. Link().Matches(sections["RELATED LINKS"]).Select(match => match.Groups[1].Value)],
        };
    }

    /// <summary>The syntaxes by the names of their parameter sets; the default one's ends in " (Default)".</summary>
    public static IReadOnlyDictionary<string, string> Syntaxes(string name) =>
        Split(Split(TextOf(name), "## ")["SYNTAX"], "### ").ToDictionary(part => part.Key, part => Plain(part.Value.Replace("```", "", StringComparison.Ordinal)));

    /// <summary>What a parameter's block of facts says under a name.</summary>
    public static IEnumerable<string> ParameterFacts(string name, string parameter, string fact) =>
        Values(Split(Split(TextOf(name), "## ")["PARAMETERS"], "### -")[parameter], fact);

    /// <summary>The text without the marks of Markdown.</summary>
    public static string Plain(string markdown) => Blanks().Replace(Link().Replace(Code().Replace(markdown, "$1"), "$1"), " ").Trim();

    private static ParameterHelp Parameter(string name, string text)
    {
        string Only(string fact) => Values(text, fact).Distinct().Single();
        string[] ways = [.. new[] { ("ByValue", "ValueFromPipeline"), ("ByPropertyName", "ValueFromPipelineByPropertyName") }
            .Where(way => Values(text, way.Item2).Contains("true")).Select(way => way.Item1)];
        return new ParameterHelp(
            name,
            Plain(text[..text.IndexOf("```yaml", StringComparison.Ordinal)]),
            Only("Type"),
            Only("DefaultValue"),
            string.Join(", ", Values(text, "Aliases")) is { Length: > 0 } aliases ? aliases : "none",
            Only("IsRequired") == "true",
            Only("Position"),
            ways.Length == 0 ? "false" : $"true ({string.Join(", ", ways)})",
            Only("SupportsWildcards") == "true");
    }

    private static ExampleHelp Example(string title, string text)
    {
        var fence = Fence().Match(text);
        Assert.True(fence.Success && fence.Index == 0, $"{title}: an example begins with its code");
        return new ExampleHelp(title, fence.Groups[1].Value, Plain(text[fence.Length..]));
    }

    // "Fact: value", "Fact: []", or a list of lines "- value" below it.
    private static IEnumerable<string> Values(string text, string fact)
    {
        foreach (Match match in Regex.Matches(text, $@"(?m)^(?:- | *){fact}: ?(.*)\n((?:- \w+\n)*)"))
        {
            if (match.Groups[1].Value is { Length: > 0 } value)
            {
                if (value != "[]")
                    yield return value;
                continue;
            }

            foreach (var item in match.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                yield return item[2..];
        }
    }

    // The parts of a text by their headings. What looks like a heading in a block of code is none.
    private static Dictionary<string, string> Split(string text, string heading)
    {
        var parts = new Dictionary<string, string>();
        var isCode = false;
        string? name = null;
        foreach (var line in text.Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith('#') && heading.StartsWith(line.Split(' ')[0] + " ", StringComparison.Ordinal))
                name = line.StartsWith(heading, StringComparison.Ordinal) ? line[heading.Length..] : null;
            else if (name is not null)
                parts[name] = parts.GetValueOrDefault(name) + line + "\n";
        }

        return parts.ToDictionary(part => part.Key, part => part.Value.Trim('\n') + "\n");
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"```powershell\n(.*?)\n```\n", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
