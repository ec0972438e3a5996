using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>The rules for a client's assertion (private_key_jwt).</summary>
/// <remarks>
/// Source: RFC 7523 and five public clients. alg is RS256 or ES256, kid is that of the client's key, iss and sub are the
/// client's id, aud is the token endpoint, jti is unused, and exp is at most 300 seconds after iat. One of the clients, made
/// with Java's Nimbus, sends neither typ nor iat. A missing typ counts as JWT, a missing iat as the time of arrival.
/// </remarks>
internal sealed class AssertionRules(Func<string, EmulatedOAuthClient?> find, TimeProvider clock)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, bool> _usedIds = new(StringComparer.Ordinal);

    /// <summary>Returns the client of a valid assertion; null, with the reason, if it is not valid.</summary>
    public async Task<(EmulatedOAuthClient? Client, string Refusal)> VerifyAsync(string assertion)
    {
        if (!TryRead(assertion, out var token))
            return (null, "The client assertion is not a JWT");
        if (find(token.Issuer) is not { } client)
            return (null, "Unknown client");
        if (token.Kid != client.KeyId)
            return (null, "Unknown key");
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = client.ClientId,
            ValidAudience = client.TokenEndpoint,
            ValidTypes = string.IsNullOrEmpty(token.Typ) ? null : ["JWT"],
            ValidAlgorithms = [client.Algorithm],
            IssuerSigningKey = client.SecurityKey,
            LifetimeValidator = (_, _, _, _) => IsAlive(token),
        }).ConfigureAwait(false);
        if (!result.IsValid)
            return (null, $"The client assertion is not valid ({result.Exception.GetType().Name})");
        if (token.Subject != client.ClientId)
            return (null, "The client assertion has a different subject");
        return string.IsNullOrEmpty(token.Id) || !_usedIds.TryAdd($"{client.ClientId} {token.Id}", true)
            ? (null, "The client assertion has no jti or was used before")
            : (client, string.Empty);
    }

    private static bool TryRead(string assertion, out JsonWebToken token)
    {
        token = null!;
        try
        {
            token = new JsonWebTokenHandler().ReadJsonWebToken(assertion);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return false;
        }
    }

    private bool IsAlive(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<long>("exp", out var exp))
            return false;
        var now = clock.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds(exp);
        if (!token.TryGetPayloadValue<object>("iat", out _))
            return expires + Tolerance >= now && expires - now <= LongestLife + Tolerance;
        if (!token.TryGetPayloadValue<long>("iat", out var iat))
            return false;
        var issued = DateTimeOffset.FromUnixTimeSeconds(iat);
        return expires + Tolerance >= now && issued - Tolerance <= now && expires - issued <= LongestLife;
    }
}
