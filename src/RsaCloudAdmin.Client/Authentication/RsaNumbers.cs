#if NET
using System.Formats.Asn1;
#endif
using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Creates RSA private keys from their numbers.</summary>
internal static class RsaNumbers
{
    /// <summary>The object identifier rsaEncryption (RFC 8017, A.1).</summary>
    public const string RsaEncryption = "1.2.840.113549.1.1.1";

    private const int LeastBits = 2048;

    /// <summary>Returns the key with the given numbers.</summary>
    /// <param name="next">Returns the next number at each call, in the order of PKCS#1, beginning with the modulus.</param>
    /// <param name="memory">Keeps the copies of the secret numbers.</param>
    /// <exception cref="CryptographicException">The numbers are not a key.</exception>
    public static RSA ToKey(Func<ReadOnlyMemory<byte>> next, SecretMemory memory)
    {
        var modulus = Unsigned.Shortest(next().Span);
        var half = (modulus.Length + 1) / 2;
        byte[] Secret(int length) => Unsigned.PadTo(next().Span, length, memory);
        var numbers = new RSAParameters
        {
            Modulus = modulus,
            Exponent = Unsigned.Shortest(next().Span),
            D = Secret(modulus.Length),
            P = Secret(half),
            Q = Secret(half),
            DP = Secret(half),
            DQ = Secret(half),
            InverseQ = Secret(half),
        };
        var rsa = RSA.Create();
        try
        {
            Import(numbers, rsa, memory);
            // Some platforms import numbers that do not belong together, and fail only with the first request.
            byte[] probe = [1, 2, 3];
            if (!rsa.VerifyData(probe, rsa.SignData(probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                throw new CryptographicException();
            return rsa;
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    /// <exception cref="RsaKeyException">The key is shorter than the service accepts.</exception>
    public static void RequireLength(ReadOnlySpan<byte> modulus, string source)
    {
        // Not the platform's key size: some platforms count whole bytes.
        var bits = Unsigned.Bits(modulus);
        if (bits < LeastBits)
            throw new RsaKeyException(RsaKeyFault.KeyTooShort, $"The RSA key of the {source} has {bits} bits, but at least {LeastBits} are needed. Create a new key in RSA's console.");
    }

#if NET
    // Larger than an encoded key of 8192 bits, because a writer that grows leaves copies behind.
    private const int EncodedLength = 8192;

    // As PKCS#8 (RFC 5208): ImportParameters creates this encoding too, and leaves it in memory.
    private static void Import(RSAParameters numbers, RSA rsa, SecretMemory memory)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER, EncodedLength);
        try
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(RsaEncryption);
                    writer.WriteNull();
                }

                using (writer.PushOctetString())
                using (writer.PushSequence())
                {
                    writer.WriteInteger(0);
                    foreach (var number in new[] { numbers.Modulus, numbers.Exponent, numbers.D, numbers.P, numbers.Q, numbers.DP, numbers.DQ, numbers.InverseQ })
                        writer.WriteIntegerUnsigned(Unsigned.Digits(number));
                }
            }

            var encoded = memory.Allocate<byte>(writer.GetEncodedLength());
            writer.Encode(encoded);
            rsa.ImportPkcs8PrivateKey(encoded, out _);
        }
        finally
        {
            // Wipes the encoded key.
            writer.Reset();
        }
    }
#else
    private static void Import(RSAParameters numbers, RSA rsa, SecretMemory _) => rsa.ImportParameters(numbers);
#endif
}
