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
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    public static RSA Read(string pem)
    {
        try
        {
            var parameters = ReadPem(pem);
            var rsa = RSA.Create();
            rsa.ImportParameters(parameters);
            ProveItSigns(rsa);
            return rsa;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            throw new NotAnRsaKeyException("its content is damaged");
        }
    }

    private static RSAParameters ReadPem(string pem)
    {
        if (pem.Contains("ENCRYPTED"))
            throw new NotAnRsaKeyException("it is protected by a passphrase, and RSA's console makes keys without one");
        if (Block(pem, "RSA PRIVATE KEY") is { } pkcs1)
            return ReadPkcs1(pkcs1);
        if (Block(pem, "PRIVATE KEY") is { } pkcs8)
            return ReadPkcs8(pkcs8);
        if (pem.Contains("BEGIN EC PRIVATE KEY"))
            throw new NotAnRsaKeyException("it is an elliptic-curve key");
        if (pem.Contains("PUBLIC KEY") || pem.Contains("BEGIN CERTIFICATE"))
            throw new NotAnRsaKeyException("it is public, and signing needs the private key");
        throw new NotAnRsaKeyException("it is not PEM text that begins with BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY");
    }

    private static byte[]? Block(string pem, string label)
    {
        var begin = $"-----BEGIN {label}-----";
        var end = $"-----END {label}-----";
        var start = pem.IndexOf(begin, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += begin.Length;
        var stop = pem.IndexOf(end, start, StringComparison.Ordinal);
        if (stop < 0)
            throw new NotAnRsaKeyException("it is cut short: its END line is not there");
        return Convert.FromBase64String(pem.Substring(start, stop - start));
    }

    private static RSAParameters ReadPkcs8(byte[] encoded)
    {
        var info = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        if (info.ReadSequence().ReadObjectIdentifier() != RsaEncryption)
            throw new NotAnRsaKeyException("it is a key of another kind");
        return ReadPkcs1(info.ReadOctetString());
    }

    private static RSAParameters ReadPkcs1(byte[] encoded)
    {
        var key = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        byte[] Next() => key.ReadIntegerBytes().ToArray();
        return RsaNumbers.Parameters(Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next());
    }

    // Numbers that do not belong together import without complaint on some platforms and fail at the first request.
    private static void ProveItSigns(RSA rsa)
    {
        byte[] probe = [1, 2, 3];
        var signature = rsa.SignData(probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (!rsa.VerifyData(probe, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            throw new CryptographicException();
    }
}
