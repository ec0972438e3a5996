namespace System.Buffers.Text;

/// <summary>Base64url (RFC 4648, section 5): the members of the newer framework that the tests use.</summary>
internal static class Base64Url
{
    public static byte[] DecodeFromChars(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
}
