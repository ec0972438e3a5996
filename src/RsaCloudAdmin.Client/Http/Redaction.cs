using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Removes secrets from what others say about a request. Some servers repeat what they receive, and users see it in messages.</summary>
internal static class Redaction
{
    private const string Stars = "***";

    // The framework's messages contain the address of a proxy, which can include a password.
    private static readonly Regex UserInfo = new(@"(?<=://)[^/\s'""]*@", RegexOptions.CultureInvariant);

    // JSON can escape any character. Some servers escape characters of a token, such as "/" and "+".
    private static readonly Regex Escape = new(@"\\(?:u00(?<code>[2-7][0-9A-Fa-f])|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Returns the body of a response without the secret. The meaning of JSON does not change.</summary>
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

    // Searches without a copy: the secret as bytes would stay in memory after each response.
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

    /// <summary>Returns the cause of a failure. If it contains a secret, returns another exception without it.</summary>
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

    // Keeps only the escapes that JSON requires.
    private static string Unescaped(Match escape)
    {
        if (!escape.Groups["code"].Success)
            return escape.Value == "\\/" ? "/" : escape.Value;
        var character = (char)Convert.ToInt32(escape.Groups["code"].Value, 16);
        return character is '"' or '\\' ? $"\\{character}" : character.ToString();
    }
}
