using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Base class of the tests of a client that signs in with OAuth. The scripted server is the issuer and the service.</summary>
public abstract class OAuthWireTest : WireTest
{
    internal static RequestHandler Granted { get; } = Json("""{"access_token": "opaque-1", "token_type": "Bearer", "expires_in": 3600}""");

    internal CloudAdminClient ConnectWithOAuth(ScriptedServer server) => Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock));

    internal static bool IsForToken(RecordedRequest request) => request.Target == "/oauth/token";

    /// <summary>Returns the scopes that a request for a token names; null if it names none.</summary>
    internal static string? ScopeIn(RecordedRequest request) =>
        request.Text.Split('&').SingleOrDefault(pair => pair.StartsWith("scope=", StringComparison.Ordinal)) is { } named ? Uri.UnescapeDataString(named["scope=".Length..]) : null;

    internal static RequestHandler Json(string body) => Responses.Json(200, body);

    internal static JsonElement Part(string token, int index) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.Split('.')[index])).RootElement;
}
