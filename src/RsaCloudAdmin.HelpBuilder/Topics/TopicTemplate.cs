using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>Inserts generated parts into the topic templates, at the placeholders with their names.</summary>
internal static partial class TopicTemplate
{
    public const string FileEnding = ".template.txt";

    public static string FileName(string template) => $"{Path.GetFileName(template)[..^FileEnding.Length]}.help.txt";

    /// <summary>Returns the topics, in the order of the templates.</summary>
    /// <param name="templates">The paths of the templates. A placeholder such as {{Row}} is on its own line.</param>
    /// <param name="parts">The parts by name. Exactly one template must contain the placeholder of each.</param>
    /// <param name="problems">Receives the problems found.</param>
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
