using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads a private key from a JSON Web Key (RFC 7517, 7518).</summary>
/// <remarks>Failures carry no inner exception: what a parser quotes could be a piece of the key.</remarks>
internal static class JwkReader
{
    /// <exception cref="RsaKeyException">The key cannot be used; the message says why and shows nothing of it.</exception>
    public static SigningKey Read(KeyDocument document, JsonElement key, string keyId)
    {
        var kind = document.Text(key, "kty") ?? throw Missing(document, "kty");
        if (kind is not ("RSA" or "EC"))
            throw NotUsable(document, "it is neither an RSA key nor an elliptic-curve key");
        if (document.Text(key, "d") is null)
            throw NotUsable(document, "it is public, and signing needs the private key");
        try
        {
            return kind == "RSA" ? ReadRsa(document, key, keyId) : ReadEc(document, key, keyId);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            throw NotUsable(document, "its content is damaged");
        }
    }

    private static SigningKey ReadRsa(KeyDocument document, JsonElement key, string keyId)
    {
        byte[] Number(string name) => Base64UrlEncoder.DecodeBytes(document.Text(key, name) ?? throw Missing(document, name));

        var modulus = Number("n");
        RsaNumbers.RequireLength(modulus, document.Source);
        var numbers = RsaNumbers.Parameters(modulus, Number("e"), Number("d"), Number("p"), Number("q"), Number("dp"), Number("dq"), Number("qi"));
        var rsa = RSA.Create();
        try
        {
            rsa.ImportParameters(numbers);
            ProveItSigns(
                probe => rsa.SignData(probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                (probe, signature) => rsa.VerifyData(probe, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            return new SigningKey(rsa, keyId);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

#if NETSTANDARD
    // This target is compiled against and never runs; it has no ECParameters.
    private static SigningKey ReadEc(KeyDocument document, JsonElement key, string keyId) => throw new PlatformNotSupportedException();
#else
    private const int CurveBytes = 32;

    // What else stands there may be a piece of the key, and is not shown.
    private static readonly string[] OtherCurves = ["P-384", "P-521", "secp256k1", "Ed25519", "Ed448", "X25519", "X448"];

    private static SigningKey ReadEc(KeyDocument document, JsonElement key, string keyId)
    {
        byte[] Number(string name) => Unsigned.OfLength(Base64UrlEncoder.DecodeBytes(document.Text(key, name) ?? throw Missing(document, name)), CurveBytes);

        // ES256 is defined for this curve only.
        var curve = document.Text(key, "crv") ?? throw Missing(document, "crv");
        if (curve != "P-256")
            throw NotUsable(document, $"its curve is {(OtherCurves.Contains(curve) ? curve : "another")}, and ES256 needs P-256");
        var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Number("d"),
            Q = new ECPoint { X = Number("x"), Y = Number("y") },
        });
        try
        {
            ProveItSigns(
                probe => ecdsa.SignData(probe, HashAlgorithmName.SHA256),
                (probe, signature) => ecdsa.VerifyData(probe, signature, HashAlgorithmName.SHA256));
            return new SigningKey(ecdsa, keyId);
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }
#endif

    // Numbers that do not belong together import without complaint on some platforms and fail at the first request.
    private static void ProveItSigns(Func<byte[], byte[]> sign, Func<byte[], byte[], bool> verify)
    {
        byte[] probe = [1, 2, 3];
        if (!verify(probe, sign(probe)))
            throw new CryptographicException();
    }

    private static RsaKeyException Missing(KeyDocument document, string field) => new(RsaKeyFault.KeyFieldMissing,
        $"The {document.Source} lacks the field {field}. Save the client's private key anew in RSA's console, and use it unchanged.");

    private static RsaKeyException NotUsable(KeyDocument document, string why) =>
        new(RsaKeyFault.KeyNotUsable, $"The {document.Source} cannot be used to sign: {why}.");
}
