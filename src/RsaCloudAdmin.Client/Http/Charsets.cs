using System.Text;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Brings a response into UTF-8, the one encoding that all that reads it knows.</summary>
/// <remarks>JSON is UTF-8 by its standard (RFC 8259); proxies and older servers send it otherwise all the same.</remarks>
internal static class Charsets
{
    private const int Latin1 = 28591;
    private const int Ascii = 20127;
    private const int Utf7 = 65000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // That of some encodings is a question mark.
    private static readonly DecoderReplacementFallback Replacement = new("\uFFFD");

    /// <summary>The body in UTF-8.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="charset">What the response calls its charset; null if it does not say.</param>
    /// <param name="damage">What was not text in its charset, as an object of "sent", if U+FFFD stands in its place; else null.</param>
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
                ? $"bytes that are no UTF-8, and calls their charset {DisplayText.Quote(charset)}, which is not known here"
                : $"bytes that are no {(encoding ?? Utf8).WebName.ToUpperInvariant()}";
            return Encoding.UTF8.GetBytes(Decode(body, encoding ?? Utf8, Replacement));
        }
    }

    // By its mark, or by the zeros around the first characters: JSON and web pages begin with ASCII. A name of these charsets
    // tells nothing more.
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

    // Text that is UTF-8 beyond ASCII is Latin-1 by no chance, and without zeros it is no UTF-16. It may be of East Asia's charsets.
    private static bool MayBeUtf8(string? charset) => Named(charset) is not { } named || named.CodePage is Latin1 or Ascii || named is UnicodeEncoding or UTF32Encoding;

    // Null for UTF-8, and for what is not known: .NET and .NET Framework differ in it.
    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrEmpty(charset) || IsNameOfUtf8(charset!))
            return null;
        try
        {
            var named = Encoding.GetEncoding(charset!);
            // What is written in UTF-7 is read as other text by everybody else.
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
