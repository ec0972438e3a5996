namespace System.Buffers.Text;

/// <summary>RFC 4648, section 5, as far as the tests use it of later frameworks.</summary>
internal static class Base64Url
{
    public static byte[] DecodeFromChars(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
}
