using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Security;

internal static class OAuthClients
{
    /// <summary>Returns a client that gets its tokens from one server and uses them at another.</summary>
    public static OAuthClient At(ScriptedServer issuer, ScriptedServer service) => Make($"{issuer.Address}oauth", service.ApiAddress);

    public static OAuthClient Make(string issuer, string service, string clientId = "me", string keyId = "key-1") => new(clientId, issuer, service, OAuthKey.Parse(Jwk(keyId)));

    private static string Jwk(string keyId)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var numbers = ecdsa.ExportParameters(includePrivateParameters: true);
        return JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", kid = keyId, x = Base64UrlEncoder.Encode(numbers.Q.X), y = Base64UrlEncoder.Encode(numbers.Q.Y), d = Base64UrlEncoder.Encode(numbers.D) });
    }
}
