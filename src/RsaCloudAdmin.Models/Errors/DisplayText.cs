using System.Globalization;
using System.Text;

namespace RsaCloudAdmin;

/// <summary>Puts text from outside into a message so that it cannot break the line, flood it, or pass for the message's own words.</summary>
internal static class DisplayText
{
    // Longer than any e-mail address: what identifies a user is not cut.
    private const int LongestText = 256;
    private const int LongestLine = 300;

    // What is left of a longer one. Its end is shown too, so that two that begin alike do not look the same.
    private const int Beginning = 80;
    private const int End = 39;

    private const string KeyNotShown = "(the text of a key, not shown)";

    // What PowerShell takes for a single quotation mark, and what looks like one.
    private const string QuotationMarks = "'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u0374\u0384\u055A\u059C\u05F3\u07F4\u07F5\u144A\u16CC\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u2018\u2019\u201A\u201B\u2032\u2035\uA78B\uA78C\uFF07\uFF40";

    /// <summary>In quotes: a name, an id, a path, somebody's words. Quotation marks in it are doubled, as PowerShell does: the first single one ends it.</summary>
    public static string Quote(string text)
    {
        var (shown, length) = Shown(text, LongestText);
        return $"'{Doubled(shown)}'{length}";
    }

    /// <summary>As it is, where quotes would be in the way.</summary>
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

    // Not in the middle of a character.
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
