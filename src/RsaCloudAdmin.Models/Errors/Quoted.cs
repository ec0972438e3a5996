using System.Text;

namespace RsaCloudAdmin;

/// <summary>Puts text from outside into a message so that it cannot break the line or flood it.</summary>
internal static class Quoted
{
    private const int LongestShown = 120;

    public static string Text(string text)
    {
        var shown = new StringBuilder("'");
        var end = Math.Min(text.Length, LongestShown);
        for (var i = 0; i < end; i++)
        {
            if (i + 1 < end && char.IsSurrogatePair(text[i], text[i + 1]))
                shown.Append(text[i]).Append(text[++i]);
            else
                shown.Append(IsHarmless(text[i]) ? text[i] : '\uFFFD');
        }

        return shown.Append(text.Length > LongestShown ? "…'" : "'").ToString();
    }

    // Control characters, what turns the direction of reading, and halves of characters say nothing to a reader and can
    // move his cursor.
    private static bool IsHarmless(char character) =>
        !char.IsControl(character) && !char.IsSurrogate(character)
        && character is not ('\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
