using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Security;

internal static class OAuthClients
{
    /// <summary>
    /// A host that is not a valid name. The form that is sent over the network would need 64 characters for its first label, one more
    /// than a label may have.
    /// </summary>
    public static string InvalidHost { get; } = $"{new string('\u00fc', 58)}.example";

    /// <summary>Returns a client that gets its tokens from one server and uses them at another.</summary>
    public static OAuthClient At(ScriptedServer issuer, ScriptedServer service, IReadOnlyList<string>? scopes = null) => Make($"{issuer.Address}oauth", service.ApiAddress, scopes: scopes);

    public static OAuthClient Make(string issuer, string service, string clientId = "me", string keyId = "key-1", IReadOnlyList<string>? scopes = null) =>
        new(clientId, issuer, service, OAuthKey.Parse(Jwk(keyId)), scopes);

    private static string Jwk(string keyId)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var numbers = ecdsa.ExportParameters(includePrivateParameters: true);
        return JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", kid = keyId, x = Base64UrlEncoder.Encode(numbers.Q.X), y = Base64UrlEncoder.Encode(numbers.Q.Y), d = Base64UrlEncoder.Encode(numbers.D) });
    }
}
