using System.Text;

namespace RsaCloudAdmin;

/// <summary>Puts text from outside into a message so that it cannot break the line or flood it.</summary>
internal static class Quoted
{
    private const int LongestShown = 120;

    public static string Text(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var character in text.Length > LongestShown ? text.Substring(0, LongestShown) : text)
        {
            // Control characters, and halves of characters that were cut, say nothing to a reader and can move his cursor.
            shown.Append(char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' ? '\uFFFD' : character);
        }

        return shown.Append(text.Length > LongestShown ? "…'" : "'").ToString();
    }
}
