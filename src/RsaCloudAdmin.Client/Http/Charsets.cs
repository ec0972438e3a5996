using System.Text;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Converts responses to UTF-8, the only encoding that the readers of responses understand.</summary>
/// <remarks>JSON must be UTF-8 (RFC 8259). Some proxies and older servers send other encodings.</remarks>
internal static class Charsets
{
    private const int Latin1 = 28591;
    private const int Ascii = 20127;
    private const int Utf7 = 65000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The default of some encodings is a question mark.
    private static readonly DecoderReplacementFallback Replacement = new("\uFFFD");

    /// <summary>Returns the body in UTF-8.</summary>
    /// <param name="body">The body as it was received.</param>
    /// <param name="charset">The charset that the response names; null if it names none.</param>
    /// <param name="damage">Describes bytes that were not valid in the charset and are now U+FFFD, as the object of "contains"; otherwise null.</param>
    public static byte[] ToUtf8(byte[] body, string? charset, out string? damage)
    {
        damage = null;
        charset = charset?.Trim(' ', '"', '\'');
        var wide = Wide(body);
        if (wide is null && MayBeUtf8(charset) && IsUtf8(body))
            return body;

        var encoding = wide ?? Named(charset);
        try
        {
            return Encoding.UTF8.GetBytes(Decode(body, encoding ?? Utf8, DecoderFallback.ExceptionFallback));
        }
        catch (DecoderFallbackException)
        {
            damage = encoding is null && charset is { Length: > 0 } && !IsNameOfUtf8(charset)
                ? $"bytes that are not valid UTF-8, and names the charset {DisplayText.Quote(charset)}, which is not supported"
                : $"bytes that are not valid {(encoding ?? Utf8).WebName.ToUpperInvariant()}";
            return Encoding.UTF8.GetBytes(Decode(body, encoding ?? Utf8, Replacement));
        }
    }

    // Detected from the byte order mark, or from the zeros around the first characters: JSON and web pages begin with ASCII. The
    // name of the charset adds nothing to that.
    private static Encoding? Wide(byte[] body)
    {
        if (body.Length < 2)
            return null;
        int At(int index) => index < body.Length ? body[index] : -1;
        return (At(0), At(1), At(2), At(3)) switch
        {
            (0xFF, 0xFE, 0, 0) or (> 0, 0, 0, 0) => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
            (0, 0, 0xFE, 0xFF) or (0, 0, 0, > 0) => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            (0xFF, 0xFE, _, _) or (> 0, 0, _, _) => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            (0xFE, 0xFF, _, _) or (0, > 0, _, _) => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            _ => null,
        };
    }

    // Text that is valid UTF-8 and not ASCII is almost never Latin-1, and text without zeros is not UTF-16. It may be in an East
    // Asian charset.
    private static bool MayBeUtf8(string? charset) => Named(charset) is not { } named || named.CodePage is Latin1 or Ascii || named is UnicodeEncoding or UTF32Encoding;

    // Null for UTF-8, and for unknown names: .NET and .NET Framework know different ones.
    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrEmpty(charset) || IsNameOfUtf8(charset!))
            return null;
        try
        {
            var named = Encoding.GetEncoding(charset!);
            // Other programs read UTF-7 as different text.
            return named.CodePage is Utf7 ? null : named;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsNameOfUtf8(string charset) => charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    private static string Decode(byte[] body, Encoding encoding, DecoderFallback fallback)
    {
        var own = (Encoding)encoding.Clone();
        own.DecoderFallback = fallback;
        return own.GetString(body);
    }

    private static bool IsUtf8(byte[] body)
    {
        try
        {
            Utf8.GetCharCount(body);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
