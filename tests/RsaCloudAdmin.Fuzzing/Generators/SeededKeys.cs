using System.Numerics;
using System.Security.Cryptography;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>Keys that are the same in every run, so that a seed makes the same inputs. They give access to nothing.</summary>
internal static class SeededKeys
{
    public static readonly RSA[] Rsa =
    [
        Key(
            "0BkbWm5bi/+xUxjD1QtaTqN6Gx9OMH1ZoG6giM6r6H+VHZljz6lzQz05Zrpfy7a8AS+cfor2RZMDHkvEEJ1c+D7nmIgiInMCcdrAtZyILIW+z/5wye1wZrHyx0hvFfP+z2XAV3xVbqoHm53WAbsOZ8A1kTIJAPShxSeN5+lCbW8=",
            "y1zGCI6p2yydDFlUf71uyXRqxTr6NCuVeZDG6XFo/5tqOxsTODvOidW7O37zydnLvQMxjx0M7HWdhzf7DjsTg9EX8fcB6dAWYPxv4LbJXLrSthcnWTtyJ7BZlEKq4CB64B4qs7iXh8nBGTqawLJPtQMj7YaYr6DbMJrF5F+wlMM="),
        Key(
            "3hzgd6+0AlQ43LrP84P9fc8VZRGHEx/OGf+u33UgZprg6eez4M4zvf9vvSCxoWFkL0rXd61F1kCeEJo4pw+W/BEXzcEoKlF6WJWY8SkcdbxnfCIg1IyFr8ezTOWLEbPCoC/HRoPib3zYCdSCjHbeReT/pN6pwTqnDkeNmQ+b0kM=",
            "zu5pgJC16NwdR/PsAmBOhP/3DELkKYstCPkcm/3h+VDCSdnhjAqHTEjVfV5qSpqt4P5xK4WzGDo8kB1uFsoLX64NWrjZxT88+JRBxs7fc2vJengscQs/ckFC1U9VAweB74fV28qG8Z2CreQ4N2FXVuV8e/yecIBCOcbItwDr09s="),
    ];

    public static readonly RSA ShortRsa = Key(
        "zdc4nmNqjeoa+IhMYKbaCXCZgTdXLC1hGZUwhQ3bTvAPWTy6/jJQMfTfdAfxgkbL2chgDOe8o6tuX3Xtz1qDqw==",
        "w4hJvBy8CvlR8TOL7ZT7vD5wZXhWK0nZz9bvrOoclDaxCoT4pH2ewiSBtW7iJRjz5AiL7qZ5VLvqF6WbxJgzww==");

    public static ECDsa Ec(ECCurve curve, byte number) => ECDsa.Create(new ECParameters { Curve = curve, D = curve.Oid.FriendlyName == "nistP384" ? SHA384.HashData([number]) : SHA256.HashData([number]) });

    // All other numbers of the key follow from the two primes.
    private static RSA Key(string one, string other)
    {
        var (p, q) = (Number(one), Number(other));
        var (n, e) = (p * q, new BigInteger(65537));
        var d = Inverse(e, (p - 1) * (q - 1));
        var (bytes, half) = (n.GetByteCount(isUnsigned: true), p.GetByteCount(isUnsigned: true));
        return RSA.Create(new RSAParameters
        {
            Modulus = Bytes(n, bytes),
            Exponent = Bytes(e, 3),
            D = Bytes(d, bytes),
            P = Bytes(p, half),
            Q = Bytes(q, half),
            DP = Bytes(d % (p - 1), half),
            DQ = Bytes(d % (q - 1), half),
            InverseQ = Bytes(Inverse(q, p), half),
        });
    }

    private static BigInteger Number(string base64) => new(Convert.FromBase64String(base64), isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static BigInteger Inverse(BigInteger number, BigInteger modulus)
    {
        var (rest, divisor, one, other) = (modulus, number, BigInteger.Zero, BigInteger.One);
        while (divisor > 0)
        {
            var times = rest / divisor;
            (rest, divisor) = (divisor, rest - (times * divisor));
            (one, other) = (other, one - (times * other));
        }

        return one < 0 ? one + modulus : one;
    }
}
