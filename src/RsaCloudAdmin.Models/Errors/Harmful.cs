using System.Text.RegularExpressions;

namespace RsaCloudAdmin;

/// <summary>
/// The characters that are never written to a screen as they came: they control the terminal, turn the direction of reading,
/// break the line, are invisible, or pass as a blank.
/// </summary>
/// <remarks>
/// Control and format characters, separators, halves of characters, what Unicode lets a screen ignore, and blanks other than
/// the usual one. Two names that differ in these alone would look the same. This takes in the variation selector of an
/// emoji, and the ideographic space of a Japanese name, which two usual blanks look like.
/// </remarks>
internal static class Harmful
{
    /// <summary>Matches one such character. The views have the same expression in each column; a test compares them.</summary>
    // Written out: the framework that PowerShell runs on knows an older Unicode, and its expressions know no character beyond U+FFFF.
    public const string Pattern =
        @"[\0-\x1F\x7F-\xA0\xAD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF]"
        + @"|[\uDB40-\uDB43][\uDC00-\uDFFF]|\uD804[\uDCBD\uDCCD]|\uD80D[\uDC30-\uDC3F]|\uD81B\uDFE4|\uD82F[\uDCA0-\uDCA3]|\uD834[\uDD59\uDD73-\uDD7A]"
        + @"|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]";

    private static readonly Regex Characters = new(Pattern, RegexOptions.CultureInvariant);

    /// <summary>Whether the text has such a character.</summary>
    public static bool IsIn(string text) => !IsPlain(text) && Characters.IsMatch(text);

    /// <summary>The text with U+FFFD in the place of each such character.</summary>
    public static string Replace(string text) => IsPlain(text) ? text : Characters.Replace(text, "\uFFFD");

    // As nearly every name is.
    private static bool IsPlain(string text) => text.All(character => character is >= ' ' and <= '~');
}
