using System.Globalization;
using System.Text;

namespace RsaCloudAdmin;

/// <summary>
/// Prepares external text for a message, so that it cannot break the line, make the message too long, or look like part
/// of the message.
/// </summary>
internal static class DisplayText
{
    // Longer than any e-mail address, so that text that identifies a user is not shortened.
    private const int LongestText = 256;
    private const int LongestLine = 300;

    // The parts of longer text that are shown. The end is one of them, so that texts with the same beginning look different.
    private const int Beginning = 80;
    private const int End = 39;

    private const string KeyNotShown = "(the text of a key, not shown)";

    // The characters that PowerShell accepts as a single quotation mark, and those that look like one.
    private const string QuotationMarks = "'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u0374\u0384\u055A\u059C\u05F3\u07F4\u07F5\u144A\u16CC\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u2018\u2019\u201A\u201B\u2032\u2035\uA78B\uA78C\uFF07\uFF40";

    /// <summary>
    /// Returns the text in quotation marks: a name, an id, a path or an external message. Quotation marks in the text
    /// are doubled, as in PowerShell, so that the text cannot end the quotation.
    /// </summary>
    public static string Quote(string text)
    {
        var (shown, length) = Shown(text, LongestText);
        return $"'{Doubled(shown)}'{length}";
    }

    /// <summary>Returns the text without quotation marks, where they would be in the way.</summary>
    public static string Line(string text)
    {
        var (shown, length) = Shown(text, LongestLine);
        return shown + length;
    }

    private static (string Shown, string Length) Shown(string text, int longest)
    {
        if (KeyTextDetector.Is(text))
            return (KeyNotShown, string.Empty);
        if (text.Length <= longest)
            return (Harmful.Replace(text), string.Empty);
        return ($"{Harmful.Replace(text.Substring(0, CutBefore(text, Beginning)))}…{Harmful.Replace(text.Substring(CutBefore(text, text.Length - End)))}",
            string.Format(CultureInfo.InvariantCulture, " ({0} characters)", text.Length));
    }

    // Does not split a surrogate pair.
    private static int CutBefore(string text, int index) => char.IsSurrogatePair(text, index - 1) ? index - 1 : index;

    private static string Doubled(string text)
    {
        if (text.IndexOf('\'') < 0 && text.All(character => character <= '~' && character != '`'))
            return text;
        var doubled = new StringBuilder(text.Length + 8);
        foreach (var character in text)
            doubled.Append(character, QuotationMarks.IndexOf(character) < 0 ? 1 : 2);
        return doubled.ToString();
    }
}
