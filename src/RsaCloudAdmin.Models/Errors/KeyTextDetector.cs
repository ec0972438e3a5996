using System.Text.RegularExpressions;

namespace RsaCloudAdmin;

/// <summary>Tells the text of a key from what else is given to sign in: who gives the one for the other must not find it in an error.</summary>
internal static class KeyTextDetector
{
    private const int ShortestRun = 100;

    // As PEM breaks lines, and MIME.
    private static readonly int[] LengthsOfLines = [64, 76];

    // Of a JWK, and of RSA's own file: a key that is piped line by line comes in pieces.
    private static readonly Regex SecretField = new("[\"'](d|p|q|dp|dq|qi|accessKey)\\\\*[\"']\\s*:|<RSAKeyValue", RegexOptions.CultureInvariant);

    // Base64 or hexadecimal of a key, or a number of it. No name and hardly any path has so much without a blank, a dot or an @.
    private static readonly Regex LongRun = new("[A-Za-z0-9+/_=-]{100,}", RegexOptions.CultureInvariant);

    /// <summary>What an error says where the path of a key file should have been given.</summary>
    public static string InPlaceOfPath { get; } = InPlaceOf("the path of a key file");

    /// <summary>What an error says.</summary>
    /// <param name="what">What should have been given.</param>
    public static string InPlaceOf(string what) => $"What was given for {what} is the text of a key. It is not shown here.";

    public static bool Is(string text) =>
        text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0
        || SecretField.IsMatch(text)
        || (text.Length >= ShortestRun && !text.StartsWith("/", StringComparison.Ordinal) && LongRun.Match(text) is { Success: true } run && run.Value.Any(char.IsDigit) && run.Value.Any(char.IsLetter))
        || (text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("{", StringComparison.Ordinal) && text.IndexOf('"') >= 0)
        || IsLine(text);

    // A line of a PEM file. No path begins, and hardly any name is, like that.
    private static bool IsLine(string text)
    {
        var line = text.TrimEnd('\r', '\n');
        return LengthsOfLines.Contains(line.Length)
            && line[0] != '/'
            && line.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '=')
            && line.Any(char.IsUpper) && line.Any(char.IsLower) && line.Any(char.IsDigit);
    }
}
