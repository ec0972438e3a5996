using System.Text;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>An entry of a list in a topic: a title, with labeled texts below it.</summary>
internal static class TopicEntry
{
    // Fits a window with 80 columns.
    private const int Width = 79;

    private static readonly string TitleIndent = new(' ', 4);
    private static readonly string TextIndent = new(' ', 8);

    /// <summary>Returns the entry, which ends with a line break.</summary>
    /// <param name="title">The title.</param>
    /// <param name="texts">The texts, each with its label.</param>
    public static string Render(string title, params (string Label, string Text)[] texts)
    {
        var width = texts.Max(text => text.Label.Length) + ": ".Length;
        return $"{TitleIndent}{title}\n{string.Concat(texts.Select(text => Wrap($"{text.Label}:".PadRight(width), text.Text)))}";
    }

    private static string Wrap(string label, string text)
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
}
