using System.Globalization;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Connections;

/// <summary>What may be the name of a connection: what can be seen, and typed again.</summary>
internal static class ConnectionName
{
    private const int Longest = 100;

    private static readonly Regex Blanks = new(" {2,}", RegexOptions.CultureInvariant);

    /// <summary>Why a text cannot be the name of a connection; null if it can.</summary>
    public static string? Problem(string name)
    {
        if (Harmful.IsIn(name))
            return "It has control characters, invisible characters, or blanks other than the usual one.";
        return name.Any(IsNameable) ? null : "A name needs a character that can be seen, and that is not the wildcard * or ?.";
    }

    /// <summary>The name that a tenant's name or a host makes; null if nothing is left of it.</summary>
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
