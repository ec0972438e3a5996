using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The numbers of a private RSA key, whatever form they come in.</summary>
internal static class RsaNumbers
{
    private const int LeastBits = 2048;

    /// <summary>The numbers as the platforms want them. The order is that of PKCS#1.</summary>
    /// <exception cref="CryptographicException">A number is longer than the key.</exception>
    public static RSAParameters Parameters(byte[] n, byte[] e, byte[] d, byte[] p, byte[] q, byte[] dp, byte[] dq, byte[] qi)
    {
        var modulus = Unsigned.Shortest(n);
        var half = (modulus.Length + 1) / 2;
        return new RSAParameters
        {
            Modulus = modulus,
            Exponent = Unsigned.Shortest(e),
            D = Unsigned.OfLength(d, modulus.Length),
            P = Unsigned.OfLength(p, half),
            Q = Unsigned.OfLength(q, half),
            DP = Unsigned.OfLength(dp, half),
            DQ = Unsigned.OfLength(dq, half),
            InverseQ = Unsigned.OfLength(qi, half),
        };
    }

    /// <exception cref="RsaKeyException">The key is shorter than the service takes.</exception>
    public static void RequireLength(byte[] modulus, string source)
    {
        // Not the platform's key size: some count whole bytes.
        var bits = Unsigned.Bits(modulus);
        if (bits < LeastBits)
            throw new RsaKeyException(RsaKeyFault.KeyTooShort, $"The RSA key of the {source} has {bits} bits, and at least {LeastBits} are needed. Make a new key in RSA's console.");
    }
}
