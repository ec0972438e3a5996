using System.Formats.Asn1;
using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads an RSA private key from PEM text: PKCS#1, as RSA's console writes it, or PKCS#8.</summary>
/// <remarks>
/// .NET Framework reads neither format, so System.Formats.Asn1 is used on all frameworks. Failures have no inner exception: a
/// parser can quote a piece of the key.
/// </remarks>
internal static class PrivateKeyReader
{
    /// <summary>Reads a key.</summary>
    /// <param name="pem">The PEM text in UTF-8.</param>
    /// <param name="memory">Keeps the copies of parts of the key.</param>
    /// <exception cref="NotAnRsaKeyException">The text is not a usable RSA private key.</exception>
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

    // A form or an environment variable often changes a line break to the two characters \n.
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
            throw new NotAnRsaKeyException("it is protected by a passphrase; RSA's console creates keys without one");
        if (Block(pem, "-----BEGIN RSA PRIVATE KEY-----"u8, "-----END RSA PRIVATE KEY-----"u8) is { } pkcs1)
            return ReadPkcs1(Base64Secret.Decode(pkcs1, memory), memory);
        if (Block(pem, "-----BEGIN PRIVATE KEY-----"u8, "-----END PRIVATE KEY-----"u8) is { } pkcs8)
            return ReadPkcs8(Base64Secret.Decode(pkcs8, memory), memory);
        if (Contains("BEGIN EC PRIVATE KEY"u8))
            throw new NotAnRsaKeyException("it is an elliptic-curve key");
        if (Contains("PUBLIC KEY"u8) || Contains("BEGIN CERTIFICATE"u8))
            throw new NotAnRsaKeyException("it is a public key; the private key is needed");
        throw new NotAnRsaKeyException("it is not PEM text that begins with BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY");
    }

    private static Memory<byte>? Block(Memory<byte> pem, ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        var start = pem.Span.IndexOf(begin);
        if (start < 0)
            return null;
        var body = pem.Slice(start + begin.Length);
        var length = body.Span.IndexOf(end);
        return length < 0 ? throw new NotAnRsaKeyException("it is incomplete: the END line is missing") : body.Slice(0, length);
    }

    private static RSA ReadPkcs8(ReadOnlyMemory<byte> encoded, SecretMemory memory)
    {
        var info = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        if (info.ReadSequence().ReadObjectIdentifier() != RsaNumbers.RsaEncryption)
            throw new NotAnRsaKeyException("it is a key of another type");
        return info.TryReadPrimitiveOctetString(out var key) ? ReadPkcs1(key, memory) : throw new FormatException();
    }

    private static RSA ReadPkcs1(ReadOnlyMemory<byte> encoded, SecretMemory memory)
    {
        var key = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        return RsaNumbers.ToKey(() => key.ReadIntegerBytes(), memory);
    }
}

/// <summary>A PEM text is not a usable RSA private key. The message says why, as the end of a sentence, and shows nothing of the key.</summary>
internal sealed class NotAnRsaKeyException(string why) : Exception(why);
