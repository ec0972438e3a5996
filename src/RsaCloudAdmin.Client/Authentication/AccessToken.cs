using System.Globalization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>An access token from the issuer.</summary>
/// <param name="Value">The bearer token. It is a secret.</param>
/// <param name="AskedAt">The clock's timestamp when the token was requested. Its lifetime did not begin before.</param>
/// <param name="Life">The lifetime of the token.</param>
/// <param name="Scopes">The scopes that the token allows.</param>
internal sealed record AccessToken(string Value, long AskedAt, TimeSpan Life, IReadOnlyList<string> Scopes)
{
    // Public clients of the token endpoint use this lifetime if the response has none.
    private static readonly TimeSpan UsualLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(60);

    // A request that is sent at the last moment arrives a little later. The administrator chooses the lifetime, which may be a
    // few seconds.
    private TimeSpan Margin => TimeSpan.FromTicks(Math.Min(LongestMargin.Ticks, Life.Ticks / 5));

    /// <summary>Whether the token can be used for a request now. Uses timestamps, so a change of the computer's clock has no effect.</summary>
    public bool Serves(TimeProvider clock) => clock.GetElapsedTime(AskedAt) < Life - Margin;

    /// <summary>Reads the issuer's response; null if it contains no bearer token. If it contains one, the body is wiped.</summary>
    public static AccessToken? TryRead(ServiceResponse response, long askedAt, IReadOnlyList<string> askedFor)
    {
        if (!response.IsSuccess || JsonBody.TryRead(response.Body, TokenJson.Default.TokenResponse) is not { AccessToken: { Length: > 0 } value } body || !IsSendable(value))
            return null;
        if (body.TokenType is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return null;
        // If the issuer leaves out the scope, it granted what was requested (RFC 6749, 5.1).
        var granted = body.Scope?.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        Array.Clear(response.Body, 0, response.Body.Length);
        return new AccessToken(value, askedAt, LifeOf(body.ExpiresIn), granted ?? askedFor);
    }

    // The default text of a record would contain the token.
    public override string ToString() => nameof(AccessToken);

    private static TimeSpan LifeOf(string? seconds)
    {
        if (!double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var life) || double.IsNaN(life))
            return UsualLife;
        return TimeSpan.FromSeconds(Math.Max(1, Math.Min(LongestLife.TotalSeconds, life)));
    }

    // Other characters are not allowed in a header, and the error would quote them.
    private static bool IsSendable(string value) => value.All(c => c is > ' ' and <= '~');
}
