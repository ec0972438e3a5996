using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>Puts what is known of the module's code into the text that a person wrote around it, where the text names it.</summary>
internal static partial class TopicTemplate
{
    public const string FileEnding = ".template.txt";

    /// <summary>The name of the topic's file.</summary>
    public static string FileName(string template) => $"{Path.GetFileName(template)[..^FileEnding.Length]}.help.txt";

    /// <summary>The topics, in the order of the templates.</summary>
    /// <param name="templates">The texts, with the names of parts such as {{Row}}, each in a line of its own.</param>
    /// <param name="parts">The parts by their names. Each has one place.</param>
    /// <param name="problems">Takes what does not fit.</param>
    public static IReadOnlyList<string> Render(IReadOnlyList<string> templates, IReadOnlyDictionary<string, string> parts, Problems problems)
    {
        HashSet<string> placed = [];
        List<string> topics = [.. templates.Select(template => Render(template, parts, placed, problems))];
        foreach (var missing in parts.Keys.Except(placed))
            problems.Add(templates[^1], 1, $"No topic has a place for {missing}. Add a line {{{{{missing}}}}} to one.");
        return topics;
    }

    private static string Render(string template, IReadOnlyDictionary<string, string> parts, HashSet<string> placed, Problems problems)
    {
        var text = new StringBuilder();
        var lines = File.ReadAllLines(template);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Place().Match(lines[i]) is not { Success: true } place)
                text.Append(lines[i]).Append('\n');
            else if (parts.TryGetValue(place.Groups[1].Value, out var part) && placed.Add(place.Groups[1].Value))
                text.Append(part);
            else
                problems.Add(template, i + 1, $"There is no part {place.Groups[1].Value}, or it has a place already. The parts are {string.Join(", ", parts.Keys)}.");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^\s*\{\{(\w+)\}\}\s*$")]
    private static partial Regex Place();
}
