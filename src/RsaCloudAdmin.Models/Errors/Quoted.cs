using System.Globalization;
using System.Text;

namespace RsaCloudAdmin;

/// <summary>Puts text from outside into a message so that it cannot break the line or flood it.</summary>
internal static class Quoted
{
    private const int LongestText = 120;
    private const int LongestLine = 300;
    private const string KeyNotShown = "(the text of a key, not shown)";

    /// <summary>In quotes: a name, an id, a path, somebody's words.</summary>
    public static string Text(string text) => $"'{Harmless(text, LongestText)}'";

    /// <summary>As it is, where quotes would be in the way.</summary>
    public static string Line(string text) => Harmless(text, LongestLine);

    private static string Harmless(string text, int longest)
    {
        if (KeyText.Is(text))
            return KeyNotShown;
        // As nearly every name is.
        if (text.Length <= longest && text.All(character => character is >= ' ' and <= '~'))
            return text;
        var shown = new StringBuilder();
        var end = Math.Min(text.Length, longest);
        for (var i = 0; i < end; i++)
        {
            var isPair = i + 1 < end && char.IsSurrogatePair(text[i], text[i + 1]);
            if (IsHarmless(text, i, isPair))
                shown.Append(text, i, isPair ? 2 : 1);
            else
                shown.Append('\uFFFD');
            if (isPair)
                i++;
        }

        return shown.Append(text.Length > longest ? "…" : string.Empty).ToString();
    }

    // Control characters, what turns the direction of reading or is not seen, and halves of characters say nothing to a
    // reader; they can move his cursor, or make one name look like another.
    private static bool IsHarmless(string text, int index, bool isPair) =>
        (isPair || !char.IsSurrogate(text[index]))
        && CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
