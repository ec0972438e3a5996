using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>Puts the errors of the catalogue into the text that a person wrote around them, where it names their groups.</summary>
internal static partial class ErrorTopic
{
    private const string Template = ".template.txt";

    // Fits a window of 80.
    private const int Width = 79;
    private const int NameWidth = 40;

    private static readonly string EntryIndent = new(' ', 4);
    private static readonly string TextIndent = new(' ', 8);

    /// <summary>The name of the topic's file.</summary>
    public static string FileName(string template) => $"{Path.GetFileName(template)[..^Template.Length]}.help.txt";

    /// <summary>The topic.</summary>
    /// <param name="file">The text, with the names of groups such as {{Row}}, each in a line of its own.</param>
    /// <param name="groups">The errors by the names of their groups.</param>
    /// <param name="problems">Takes what does not fit.</param>
    public static string Render(string file, IReadOnlyDictionary<string, IReadOnlyList<ErrorFacts>> groups, Problems problems)
    {
        HashSet<string> placed = [];
        var text = new StringBuilder();
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Place().Match(lines[i]) is not { Success: true } place)
                text.Append(lines[i]).Append('\n');
            else if (groups.TryGetValue(place.Groups[1].Value, out var errors) && placed.Add(place.Groups[1].Value))
                text.AppendJoin("\n", errors.Select(Entry));
            else
                problems.Add(file, i + 1, $"There is no group of errors {place.Groups[1].Value}, or it is here twice. The groups are {string.Join(", ", groups.Keys)}.");
        }

        foreach (var missing in groups.Keys.Except(placed))
            problems.Add(file, lines.Length, $"The errors of the group {missing} have no place. Add a line {{{{{missing}}}}}.");
        return text.ToString();
    }

    private static string Entry(ErrorFacts error) =>
        $"{EntryIndent}{error.Name.PadRight(NameWidth)}{error.Kind}\n{Wrapped("When: ", error.When)}{Wrapped("Do:   ", error.Advice)}";

    private static string Wrapped(string label, string text)
    {
        var wrapped = new StringBuilder();
        var line = TextIndent + label;
        var start = line.Length;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > start && line.Length + 1 + word.Length > Width)
            {
                wrapped.Append(line).Append('\n');
                line = new string(' ', start);
            }

            line += line.Length > start ? $" {word}" : word;
        }

        return wrapped.Append(line).Append('\n').ToString();
    }

    [GeneratedRegex(@"^\s*\{\{(\w+)\}\}\s*$")]
    private static partial Regex Place();
}
