using System.Globalization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>An access token as the issuer gave it.</summary>
/// <param name="Value">The bearer token, a secret.</param>
/// <param name="AskedAt">The clock's timestamp when it was asked for: it did not begin to live before.</param>
/// <param name="Life">How long it lives.</param>
/// <param name="Scopes">What it allows.</param>
internal sealed record AccessToken(string Value, long AskedAt, TimeSpan Life, IReadOnlyList<string> Scopes)
{
    // What public clients of the token endpoint go by when it does not say.
    private static readonly TimeSpan UsualLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(60);

    // A request that is sent at the last moment arrives a little later. The life is the administrator's choice, and may be seconds.
    private TimeSpan Margin => TimeSpan.FromTicks(Math.Min(LongestMargin.Ticks, Life.Ticks / 5));

    /// <summary>Whether it is good for a request now. By timestamps: setting the computer's clock changes nothing.</summary>
    public bool Serves(TimeProvider clock) => clock.GetElapsedTime(AskedAt) < Life - Margin;

    /// <summary>Reads the issuer's response; null if there is no bearer token in it. Of a response with a token, the body is wiped.</summary>
    public static AccessToken? TryRead(ServiceResponse response, long askedAt, IReadOnlyList<string> askedFor)
    {
        if (!response.IsSuccess || JsonBody.TryRead(response.Body, ServiceJson.Default.TokenResponse) is not { AccessToken: { Length: > 0 } value } body || !IsSendable(value))
            return null;
        if (body.TokenType is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return null;
        // An issuer that leaves the scope out granted what was asked for (RFC 6749, 5.1).
        var granted = body.Scope?.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        Array.Clear(response.Body, 0, response.Body.Length);
        return new AccessToken(value, askedAt, LifeOf(body.ExpiresIn), granted ?? askedFor);
    }

    // A record would print its value.
    public override string ToString() => nameof(AccessToken);

    private static TimeSpan LifeOf(string? seconds)
    {
        if (!double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var life) || double.IsNaN(life))
            return UsualLife;
        return TimeSpan.FromSeconds(Math.Max(1, Math.Min(LongestLife.TotalSeconds, life)));
    }

    // What else is in it would not pass as a header, and the error would quote it.
    private static bool IsSendable(string value) => value.All(c => c is > ' ' and <= '~');
}
