using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads a private key from a JSON Web Key (RFC 7517, 7518).</summary>
/// <remarks>Failures have no inner exception: a parser can quote a piece of the key.</remarks>
internal static class JwkReader
{
    /// <exception cref="RsaKeyException">The key cannot be used; the message says why and shows nothing of the key.</exception>
    public static SigningKey Read(KeyDocument document, KeyObject key, string keyId)
    {
        var kind = document.Text(key, "kty") ?? throw Missing(document, "kty");
        if (kind is not ("RSA" or "EC"))
            throw NotUsable(document, "it is neither an RSA key nor an elliptic-curve key");
        if (document.Secret(key, "d") is null)
            throw NotUsable(document, "it is a public key; the private key is needed");
        try
        {
            return kind == "RSA" ? ReadRsa(document, key, keyId) : ReadEc(document, key, keyId);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            throw NotUsable(document, "its content is damaged");
        }
    }

    private static SigningKey ReadRsa(KeyDocument document, KeyObject key, string keyId)
    {
        var modulus = Number(document, key, "n");
        RsaNumbers.RequireLength(modulus.Span, document.Source);
        var names = new Queue<string>(["n", "e", "d", "p", "q", "dp", "dq", "qi"]);
        return new SigningKey(RsaNumbers.ToKey(() => Number(document, key, names.Dequeue()), document.Memory), keyId);
    }

#if NETSTANDARD
    // Code compiles against this target, but never runs on it. It has no ECParameters.
    private static SigningKey ReadEc(KeyDocument document, KeyObject key, string keyId) => throw new PlatformNotSupportedException();
#else
    private const int CurveBytes = 32;

    // Only these names are shown. Any other value can be a piece of the key.
    private static readonly string[] OtherCurves = ["P-384", "P-521", "secp256k1", "Ed25519", "Ed448", "X25519", "X448"];

    private static SigningKey ReadEc(KeyDocument document, KeyObject key, string keyId)
    {
        byte[] Coordinate(string name) => Unsigned.PadTo(Number(document, key, name).Span, CurveBytes, document.Memory);

        // ES256 requires this curve.
        var curve = document.Text(key, "crv") ?? throw Missing(document, "crv");
        if (curve != "P-256")
            throw NotUsable(document, $"its curve is {(OtherCurves.Contains(curve) ? curve : "unknown")}, but ES256 requires P-256");
        var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Coordinate("d"),
            Q = new ECPoint { X = Coordinate("x"), Y = Coordinate("y") },
        });
        try
        {
            // Otherwise, a public point that does not match the private key would fail only with the first request.
            byte[] probe = [1, 2, 3];
            if (!ecdsa.VerifyData(probe, ecdsa.SignData(probe, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256))
                throw new CryptographicException();
            return new SigningKey(ecdsa, keyId);
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }
#endif

    private static ReadOnlyMemory<byte> Number(KeyDocument document, KeyObject key, string name) =>
        Base64Secret.Decode(document.Secret(key, name) ?? throw Missing(document, name), document.Memory);

    private static RsaKeyException Missing(KeyDocument document, string field) => new(RsaKeyFault.KeyFieldMissing,
        $"The {document.Source} lacks the field {field}. Save the client's private key again in RSA's console, and use it unchanged.");

    private static RsaKeyException NotUsable(KeyDocument document, string why) =>
        new(RsaKeyFault.KeyNotUsable, $"The {document.Source} cannot be used to sign: {why}.");
}
