using System.Text.RegularExpressions;

namespace RsaCloudAdmin;

/// <summary>
/// The characters that are never written to a screen unchanged. They control the terminal, change the reading
/// direction, break the line, are invisible, or look like an ordinary space.
/// </summary>
/// <remarks>
/// They are control and format characters, separators, unpaired surrogates, characters that Unicode lets a screen
/// ignore, and all spaces except U+0020. Two names that differ only in these characters would look the same. They also
/// include the variation selector of an emoji, and the ideographic space of a Japanese name, which looks like two
/// ordinary spaces.
/// </remarks>
internal static class Harmful
{
    /// <summary>Matches one such character. The views repeat this expression in each column; a test compares them.</summary>
    // Lists the characters, because the .NET version that runs PowerShell may have older Unicode data, and .NET
    // expressions do not support characters beyond U+FFFF.
    public const string Pattern =
        @"[\0-\x1F\x7F-\xA0\xAD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF]"
        + @"|[\uDB40-\uDB43][\uDC00-\uDFFF]|\uD804[\uDCBD\uDCCD]|\uD80D[\uDC30-\uDC3F]|\uD81B\uDFE4|\uD82F[\uDCA0-\uDCA3]|\uD834[\uDD59\uDD73-\uDD7A]"
        + @"|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]";

    private static readonly Regex Characters = new(Pattern, RegexOptions.CultureInvariant);

    public static bool IsIn(string text) => !IsPlain(text) && Characters.IsMatch(text);

    /// <summary>Returns the text with U+FFFD instead of each such character.</summary>
    public static string Replace(string text) => IsPlain(text) ? text : Characters.Replace(text, "\uFFFD");

    // Almost all names are plain, and this check is fast.
    private static bool IsPlain(string text) => text.All(character => character is >= ' ' and <= '~');
}
