using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Takes what is secret out of what others say of a request: some servers repeat what they were sent, and what they say is shown to people.</summary>
internal static class Redaction
{
    private const string Stars = "***";

    // The framework tells of a proxy by its address, which may have the password in it.
    private static readonly Regex UserInfo = new(@"(?<=://)[^/\s'""]*@", RegexOptions.CultureInvariant);

    // A writer of JSON may escape any character, and some do so with those of a token, such as "/" and "+".
    private static readonly Regex Escape = new(@"\\(?:u00(?<code>[2-7][0-9A-Fa-f])|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>A response without the secret. JSON means the same as before.</summary>
    public static byte[] Redact(byte[] body, string? secret)
    {
        if (string.IsNullOrEmpty(secret) || body.Length < secret!.Length)
            return body;
        if (Contains(body, secret))
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(secret, Stars));
        if (body.AsSpan().IndexOf((byte)'\\') < 0)
            return body;
        var plain = Escape.Replace(Encoding.UTF8.GetString(body), Unescaped);
        var written = secret.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return plain.Contains(written) ? Encoding.UTF8.GetBytes(plain.Replace(written, Stars)) : body;
    }

    // Each response is searched: as bytes, the secret would leave a copy in memory each time.
    private static bool Contains(byte[] body, string secret)
    {
        for (var start = 0; (start = Array.IndexOf(body, (byte)secret[0], start)) >= 0 && start <= body.Length - secret.Length; start++)
        {
            var same = 1;
            while (same < secret.Length && body[start + same] == secret[same])
                same++;
            if (same == secret.Length)
                return true;
        }

        return false;
    }

    /// <summary>The cause of a failure; another one, without the secret, if it has it anywhere.</summary>
    public static Exception Redact(Exception cause, string? secret)
    {
        cause = NetworkFailure.WithoutQuotation(cause);
        var all = cause.ToString();
        var repeatsSecret = secret is not null && all.Contains(secret);
        if (!repeatsSecret && !UserInfo.IsMatch(all))
            return cause;
        var words = UserInfo.Replace(NetworkFailure.Innermost(cause).Message, Stars + "@");
        return new IOException(secret is null ? words : words.Replace(secret, Stars));
    }

    // Only what JSON cannot do without stays escaped.
    private static string Unescaped(Match escape)
    {
        if (!escape.Groups["code"].Success)
            return escape.Value == "\\/" ? "/" : escape.Value;
        var character = (char)Convert.ToInt32(escape.Groups["code"].Value, 16);
        return character is '"' or '\\' ? $"\\{character}" : character.ToString();
    }
}
