using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Base class of the tests of a client that signs in with OAuth. The scripted server is the issuer and the service.</summary>
public abstract class OAuthWireTest : WireTest
{
    internal static RequestHandler Granted { get; } = Json("""{"access_token": "opaque-1", "token_type": "Bearer", "expires_in": 3600}""");

    internal CloudAdminClient ConnectWithOAuth(ScriptedServer server)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var numbers = ecdsa.ExportParameters(includePrivateParameters: true);
        var jwk = JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", kid = "key-1", x = Base64UrlEncoder.Encode(numbers.Q.X), y = Base64UrlEncoder.Encode(numbers.Q.Y), d = Base64UrlEncoder.Encode(numbers.D) });
        var oauth = new OAuthClient("me", $"http://localhost:{server.Port}/oauth", server.ApiAddress, OAuthKey.Parse(jwk));
        return Own(new CloudAdminClient(oauth, new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, Clock));
    }

    internal static bool IsForToken(RecordedRequest request) => request.Target == "/oauth/token";

    /// <summary>Returns the scopes that a request for a token names; null if it names none.</summary>
    internal static string? ScopeIn(RecordedRequest request) =>
        request.Text.Split('&').SingleOrDefault(pair => pair.StartsWith("scope=", StringComparison.Ordinal)) is { } named ? Uri.UnescapeDataString(named["scope=".Length..]) : null;

    internal static RequestHandler Json(string body) => Responses.Json(200, body);

    internal static JsonElement Part(string token, int index) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.Split('.')[index])).RootElement;
}
