using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Tells a user's name from a text that holds more: a line of a list, a whole file, a table as it is shown, a key.</summary>
internal static class UserText
{
    // As a list and JSON write rows, and as Format-List shows them.
    private static readonly Regex Row = new("\",\\s*\"|\\{\\s*\"|^\\w+\\s+:\\s", RegexOptions.CultureInvariant);

    /// <summary>Why the text names no user, without showing it. Null if it may be a name.</summary>
    public static string? Problem(string text) => KeyTextDetector.Is(text)
        ? KeyTextDetector.InPlaceOf("the user").TrimEnd('.')
        : Row.IsMatch(text) || text.IndexOfAny(['\r', '\n']) >= 0
            ? "The user is a text that holds more than a name. It is not shown here. Pipe a list's rows, for example with Import-Csv"
            : null;

    /// <summary>Whether the text may hold tokencodes or a key, so that no error may hold it either.</summary>
    public static bool MayHoldSecrets(string text) => KeyTextDetector.Is(text) || Row.IsMatch(text);
}
