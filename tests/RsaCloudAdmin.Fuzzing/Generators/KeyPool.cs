using System.Security.Cryptography;
using RsaCloudAdmin.Fuzzing.Judging;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>Private keys, usable or not, and their secrets.</summary>
internal static class KeyPool
{
    public static readonly RSA[] Rsa = [.. SeededKeys.Rsa];

    public static readonly RSA ShortRsa = SeededKeys.ShortRsa;

    public static readonly ECDsa[] Ec = [SeededKeys.Ec(ECCurve.NamedCurves.nistP256, 1), SeededKeys.Ec(ECCurve.NamedCurves.nistP256, 2)];

    public static readonly ECDsa OtherCurve = SeededKeys.Ec(ECCurve.NamedCurves.nistP384, 3);

    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1);

    /// <summary>The fields of the private keys as JWKs: names and values.</summary>
    public static readonly KeyValuePair<string, string>[][] Jwks =
        [.. Rsa.Append(ShortRsa).Select(Jwk), .. Ec.Select(key => Jwk(key, "P-256")), Jwk(OtherCurve, "P-384")];

    /// <summary>The private keys of all kinds as DER, each with its PEM label.</summary>
    public static readonly (string Label, byte[] Der)[] PrivateKeys =
    [
        .. Rsa.Append(ShortRsa).SelectMany(key => new[] { ("RSA PRIVATE KEY", key.ExportRSAPrivateKey()), ("PRIVATE KEY", key.ExportPkcs8PrivateKey()) }),
        ("EC PRIVATE KEY", Ec[0].ExportECPrivateKey()),
        ("PRIVATE KEY", Ec[0].ExportPkcs8PrivateKey()),
        ("ENCRYPTED PRIVATE KEY", Rsa[0].ExportEncryptedPkcs8PrivateKey("passphrase", Encryption)),
    ];

    public static readonly (string Label, byte[] Der)[] PublicKeys =
    [
        ("PUBLIC KEY", Rsa[0].ExportSubjectPublicKeyInfo()),
        ("RSA PUBLIC KEY", Rsa[0].ExportRSAPublicKey()),
        ("CERTIFICATE", Rsa[0].ExportSubjectPublicKeyInfo()),
    ];

    /// <summary>All secrets. No message may show a piece of them.</summary>
    public static readonly Secrets Secrets = new(
    [
        .. Jwks.SelectMany(jwk => jwk).Where(field => field.Key is "d" or "p" or "q" or "dp" or "dq" or "qi").Select(field => field.Value),
        .. PrivateKeys.Select(key => Convert.ToBase64String(key.Der)),
        .. PrivateKeys.SelectMany(key => Convert.ToBase64String(key.Der).Chunk(64).Select(line => new string(line))),
    ]);

    private static KeyValuePair<string, string>[] Jwk(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: true);
        return
        [
            new("kty", "RSA"), new("kid", "key-1"), new("n", Url(numbers.Modulus)), new("e", Url(numbers.Exponent)), new("d", Url(numbers.D)),
            new("p", Url(numbers.P)), new("q", Url(numbers.Q)), new("dp", Url(numbers.DP)), new("dq", Url(numbers.DQ)), new("qi", Url(numbers.InverseQ)),
        ];
    }

    private static KeyValuePair<string, string>[] Jwk(ECDsa key, string curve)
    {
        var numbers = key.ExportParameters(includePrivateParameters: true);
        return [new("kty", "EC"), new("kid", "key-2"), new("crv", curve), new("x", Url(numbers.Q.X)), new("y", Url(numbers.Q.Y)), new("d", Url(numbers.D))];
    }

    private static string Url(byte[]? number) => System.Buffers.Text.Base64Url.EncodeToString(number);
}
