using System.IdentityModel.Tokens.Jwt;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Signs bearer tokens with an API key, and uses each token until shortly before it expires.</summary>
/// <remarks>
/// Source: "Authentication for the Cloud Administration APIs": RS256; the claims sub, aud, iat and exp; at most one hour from iat
/// to exp; a tolerance of 60 seconds for clocks.
/// </remarks>
internal sealed class ApiKeyTokens(ApiKey key, ServiceClock clock) : ITokenSource
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    // Otherwise, a computer whose clock is ahead would send tokens from the future.
    private static readonly TimeSpan BackDated = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan RenewedBeforeEnd = TimeSpan.FromMinutes(2);

    private readonly SigningKey _key = new(key.Rsa, keyId: null);
    private readonly object _signing = new();
    private Signed? _current;
    private long _lastIssued;

    // The service does not report the role of a key.
    public ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call) => new((IReadOnlyList<string>?)null);

    public ValueTask<string> GetAsync(IReadOnlyList<string> scopes, CallContext call) => new(Get());

    public void Prepare() => Get();

    public void Discard(string token)
    {
        lock (_signing)
        {
            // Several requests may have been refused with the same token. Only the first of them removes it.
            if (_current?.Token == token)
                Volatile.Write(ref _current, null);
        }
    }

    public void Dispose() => key.Dispose();

    private string Get()
    {
        var offset = clock.Offset;
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref _current) is { } current && current.Serves(now, offset))
            return current.Token;

        lock (_signing)
        {
            if (_current is null || !_current.Serves(now, offset))
                Volatile.Write(ref _current, Sign(now, offset));
            return _current!.Token;
        }
    }

    private Signed Sign(DateTimeOffset now, TimeSpan offset)
    {
        var issued = (now - BackDated).ToUnixTimeSeconds();
        // A token that replaces a refused one within the same second must be different from it.
        if (issued <= _lastIssued && _lastIssued < now.ToUnixTimeSeconds())
            issued = _lastIssued + 1;
        _lastIssued = issued;
        var expires = now + Lifetime;
        var claims = new JwtPayload
        {
            [JwtRegisteredClaimNames.Sub] = key.AccessId,
            [JwtRegisteredClaimNames.Aud] = key.Audience,
            [JwtRegisteredClaimNames.Iat] = issued,
            [JwtRegisteredClaimNames.Exp] = expires.ToUnixTimeSeconds(),
        };
        return new Signed(_key.Sign(claims), now, expires - RenewedBeforeEnd, offset);
    }

    /// <param name="Token">The token. It is a secret.</param>
    /// <param name="SignedAt">When it was signed, in the service's time.</param>
    /// <param name="RenewAt">When it is replaced by a new token, shortly before it expires.</param>
    /// <param name="Offset">The clock offset that it was signed with. After the offset changes, the token is not used again.</param>
    private sealed record Signed(string Token, DateTimeOffset SignedAt, DateTimeOffset RenewAt, TimeSpan Offset)
    {
        // If the clock is set back, the token is from the future. A small step does no harm.
        public bool Serves(DateTimeOffset now, TimeSpan offset) => offset == Offset && now < RenewAt && now > SignedAt - BackDated;
    }
}
