using System.Text.RegularExpressions;

namespace RsaCloudAdmin;

/// <summary>Detects the text of a key, so that no error shows a key that was given in the wrong place.</summary>
internal static class KeyTextDetector
{
    private const int ShortestRun = 100;

    // The line lengths of PEM and MIME.
    private static readonly int[] LengthsOfLines = [64, 76];

    // The secret fields of a JWK and of RSA's key file. They are checked one by one, because a key that is piped line
    // by line arrives in pieces.
    private static readonly Regex SecretField = new("[\"'](d|p|q|dp|dq|qi|accessKey)\\\\*[\"']\\s*:|<RSAKeyValue", RegexOptions.CultureInvariant);

    // A secret field with a value that may be a number of a key.
    private static readonly Regex FilledSecretField = new("[\"'](d|p|q|dp|dq|qi|accessKey)\\\\*[\"']\\s*:\\s*\\\\*[\"'][^\"']{20}", RegexOptions.CultureInvariant);

    // The base64 or hexadecimal text of a key, or of one of its numbers. No name, and hardly any path, is this long
    // without a space, a dot or an @.
    private static readonly Regex LongRun = new("[A-Za-z0-9+/_=-]{100,}", RegexOptions.CultureInvariant);

    /// <summary>The error text for a key that was given instead of the path of a key file.</summary>
    public static string InPlaceOfPath { get; } = InPlaceOf("the path of a key file");

    /// <summary>Returns the error text for a key that was given instead of another value.</summary>
    /// <param name="what">The expected value, such as "the path of a key file".</param>
    public static string InPlaceOf(string what) => $"The value given for {what} is the text of a key. It is not shown.";

    public static bool Is(string text) =>
        text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0
        || SecretField.IsMatch(text)
        || (text.Length >= ShortestRun && !text.StartsWith("/", StringComparison.Ordinal) && LongRun.Match(text) is { Success: true } run && run.Value.Any(char.IsDigit) && run.Value.Any(char.IsLetter))
        || (text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("{", StringComparison.Ordinal) && text.IndexOf('"') >= 0)
        || IsLine(text);

    /// <summary>Returns whether a text that may be any JSON contains a key.</summary>
    public static bool IsIn(string json) => json.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0 || FilledSecretField.IsMatch(json);

    // A line of a PEM file. No path starts like this, and hardly any name looks like this.
    private static bool IsLine(string text)
    {
        var line = text.TrimEnd('\r', '\n');
        return LengthsOfLines.Contains(line.Length)
            && line[0] != '/'
            && line.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '=')
            && line.Any(char.IsUpper) && line.Any(char.IsLower) && line.Any(char.IsDigit);
    }
}
