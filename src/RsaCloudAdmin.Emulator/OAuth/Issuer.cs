using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>The issuer of access tokens. It supports only OAuth 2.0 client credentials with private_key_jwt.</summary>
internal sealed class Issuer : IDisposable
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly ConcurrentDictionary<string, EmulatedOAuthClient> _clients = new(StringComparer.Ordinal);
    // Every emulator needs a key, and an EC key is faster to generate than an RSA key.
    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly AssertionRules _assertions;
    private readonly TimeProvider _clock;

    private readonly ScopeRefusal _scopeRefusal;

    public Issuer(TimeProvider clock, ScopeRefusal scopeRefusal)
    {
        _scopeRefusal = scopeRefusal;
        _clock = clock;
        _assertions = new AssertionRules(id => _clients.GetValueOrDefault(id), clock);
    }

    /// <summary>The key id (kid) of the issuer's tokens.</summary>
    public string KeyId { get; } = Guid.NewGuid().ToString("N");

    public SecurityKey SecurityKey => new ECDsaSecurityKey(_ecdsa) { KeyId = KeyId };

    public void Add(EmulatedOAuthClient client) => _clients[client.ClientId] = client;

    /// <summary>Responds to a request for a token.</summary>
    public async Task<EmulatedResponse> RespondAsync(HttpContext http)
    {
        // A multipart form has a form content type too.
        if (!http.Request.HasFormContentType || http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return Refusal(400, "invalid_request", "The request must be a URL-encoded form");
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (form["grant_type"] != "client_credentials")
            return Refusal(400, "unsupported_grant_type", "The grant type is not supported");
        if (form["client_assertion_type"] != AssertionType || form["client_assertion"].Count != 1)
            return Refusal(401, "invalid_client", "Client authentication failed: private_key_jwt is required");

        var (client, refusal) = await _assertions.VerifyAsync(form["client_assertion"]!).ConfigureAwait(false);
        if (client is null || (form["client_id"] is [{ } named] && named != client.ClientId))
            return Refusal(401, "invalid_client", $"Client authentication failed: {refusal}");

        var scopes = $"{form["scope"]}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (scopes.FirstOrDefault(scope => !client.Form.AllowedScopes.Contains(scope)) is { } bad)
        {
            if (_scopeRefusal == ScopeRefusal.InvalidScope)
                return Refusal(400, "invalid_scope", $"The scope {bad} is not allowed");
            if (_scopeRefusal == ScopeRefusal.Forbidden)
                return EmulatedResponse.FrameworkError(403, "Forbidden", "Access is denied", http.Request.Path, _clock.GetUtcNow());
            scopes = [];
        }

        return EmulatedResponse.Ok(body =>
        {
            body.WriteString("access_token", Issue(client, scopes));
            body.WriteString("token_type", "Bearer");
            body.WriteNumber("expires_in", (long)client.Form.TokenLife.TotalSeconds);
            body.WriteString("scope", string.Join(' ', scopes));
        });
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Release();
        _clients.Clear();
        _ecdsa.Dispose();
    }

    private string Issue(EmulatedOAuthClient client, string[] scopes)
    {
        var now = _clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object>
            {
                ["iss"] = client.Issuer.AbsoluteUri,
                ["sub"] = client.ClientId,
                ["scope"] = string.Join(' ', scopes),
                ["jti"] = Guid.NewGuid().ToString(),
                ["iat"] = now.ToUnixTimeSeconds(),
                // With fractions: in whole seconds, a short lifetime could lose up to a second.
                ["exp"] = (now + client.Form.TokenLife + client.Form.Grace).ToUnixTimeMilliseconds() / 1000.0,
            },
            SigningCredentials = new SigningCredentials(SecurityKey, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static EmulatedResponse Refusal(int status, string error, string description) => new(status, EmulatedResponse.Json(body =>
    {
        body.WriteString("error", error);
        body.WriteString("error_description", description);
    }));
}
