using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Takes what is secret out of what others say of a request: some servers repeat what they were sent, and what they say is shown to people.</summary>
internal static class Redaction
{
    private const string Stars = "***";

    // The framework tells of a proxy by its address, which may have the password in it.
    private static readonly Regex UserInfo = new(@"(?<=://)[^/\s'""]*@", RegexOptions.CultureInvariant);

    /// <summary>An answer without the secret.</summary>
    public static byte[] Of(byte[] body, string? secret)
    {
        if (secret is null || body.Length < secret.Length || body.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) < 0)
            return body;
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(secret, Stars));
    }

    /// <summary>The cause of a failure; another one, without the secret, if it has it anywhere.</summary>
    public static Exception Of(Exception cause, string? secret)
    {
        var all = cause.ToString();
        var repeatsSecret = secret is not null && all.IndexOf(secret, StringComparison.Ordinal) >= 0;
        if (!repeatsSecret && !UserInfo.IsMatch(all))
            return cause;
        var words = UserInfo.Replace(NetworkFailure.Innermost(cause).Message, Stars + "@");
        return new IOException(secret is null ? words : words.Replace(secret, Stars));
    }
}
