using System.Formats.Asn1;
using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads an RSA private key from PEM text, PKCS#1 as RSA's console writes it or PKCS#8.</summary>
/// <remarks>
/// .NET Framework reads neither, so System.Formats.Asn1 does it on every framework alike.
/// Failures carry no inner exception: what a parser quotes could be a piece of the key.
/// </remarks>
internal static class PrivateKeyReader
{
    /// <summary>Reads a key.</summary>
    /// <param name="pem">The text, in UTF-8.</param>
    /// <param name="memory">Where copies of its pieces are kept.</param>
    /// <exception cref="NotAnRsaKeyException">It is no such key.</exception>
    public static RSA Read(ReadOnlyMemory<byte> pem, SecretMemory memory)
    {
        try
        {
            return ReadPem(WithLines(pem.Span, memory), memory);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            throw new NotAnRsaKeyException("its content is damaged");
        }
    }

    // Keys that went through a form or an environment variable often hold the two characters \n for a line's end.
    private static Memory<byte> WithLines(ReadOnlySpan<byte> pem, SecretMemory memory)
    {
        var lines = memory.Allocate<byte>(pem.Length);
        var length = 0;
        for (var i = 0; i < pem.Length; i++)
        {
            var rest = pem.Slice(i);
            if (rest.StartsWith("\\n"u8) || rest.StartsWith("\\r"u8))
            {
                lines[length++] = (byte)'\n';
                i++;
            }
            else
            {
                lines[length++] = pem[i];
            }
        }

        return lines.AsMemory(0, length);
    }

    private static RSA ReadPem(Memory<byte> pem, SecretMemory memory)
    {
        bool Contains(ReadOnlySpan<byte> text) => pem.Span.IndexOf(text) >= 0;

        if (Contains("ENCRYPTED"u8))
            throw new NotAnRsaKeyException("it is protected by a passphrase, and RSA's console makes keys without one");
        if (Block(pem, "-----BEGIN RSA PRIVATE KEY-----"u8, "-----END RSA PRIVATE KEY-----"u8) is { } pkcs1)
            return ReadPkcs1(Base64Secret.Decode(pkcs1, memory), memory);
        if (Block(pem, "-----BEGIN PRIVATE KEY-----"u8, "-----END PRIVATE KEY-----"u8) is { } pkcs8)
            return ReadPkcs8(Base64Secret.Decode(pkcs8, memory), memory);
        if (Contains("BEGIN EC PRIVATE KEY"u8))
            throw new NotAnRsaKeyException("it is an elliptic-curve key");
        if (Contains("PUBLIC KEY"u8) || Contains("BEGIN CERTIFICATE"u8))
            throw new NotAnRsaKeyException("it is public, and signing needs the private key");
        throw new NotAnRsaKeyException("it is not PEM text that begins with BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY");
    }

    private static Memory<byte>? Block(Memory<byte> pem, ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        var start = pem.Span.IndexOf(begin);
        if (start < 0)
            return null;
        var body = pem.Slice(start + begin.Length);
        var length = body.Span.IndexOf(end);
        return length < 0 ? throw new NotAnRsaKeyException("it is cut short: its END line is not there") : body.Slice(0, length);
    }

    private static RSA ReadPkcs8(ReadOnlyMemory<byte> encoded, SecretMemory memory)
    {
        var info = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        if (info.ReadSequence().ReadObjectIdentifier() != RsaNumbers.RsaEncryption)
            throw new NotAnRsaKeyException("it is a key of another kind");
        return info.TryReadPrimitiveOctetString(out var key) ? ReadPkcs1(key, memory) : throw new FormatException();
    }

    private static RSA ReadPkcs1(ReadOnlyMemory<byte> encoded, SecretMemory memory)
    {
        var key = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        return RsaNumbers.ToKey(() => key.ReadIntegerBytes(), memory);
    }
}

/// <summary>A PEM text holds no usable RSA private key; the message says why, as the end of a sentence, and nothing of the key.</summary>
internal sealed class NotAnRsaKeyException(string why) : Exception(why);
