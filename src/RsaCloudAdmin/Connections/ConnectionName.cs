using System.Globalization;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Connections;

/// <summary>The rules for connection names: a name must be visible, and possible to type.</summary>
internal static class ConnectionName
{
    private const int Longest = 100;

    private static readonly Regex Blanks = new(" {2,}", RegexOptions.CultureInvariant);

    /// <summary>Returns why the text cannot be the name of a connection; null if it can.</summary>
    public static string? Problem(string name)
    {
        if (Harmful.IsIn(name))
            return "It contains control characters, invisible characters, or spaces other than the normal one.";
        return name.Any(IsNameable) ? null : "A name needs a visible character other than the wildcards * and ?.";
    }

    /// <summary>Returns a connection name from a tenant's name or a host; null if nothing usable is left.</summary>
    public static string? From(string? text)
    {
        if (text is null)
            return null;
        if (text.Length > Longest)
            text = text.Substring(0, Longest);
        var name = Blanks.Replace(Harmful.Replace(text).Replace('\uFFFD', ' '), " ").Trim();
        return Problem(name) is null && !KeyTextDetector.Is(name) && CellText.Read(name) == name ? name : null;
    }

    private static bool IsNameable(char character) => character is not ('*' or '?') && !char.IsWhiteSpace(character)
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned);
}
