using System.Net;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Tells a refusal of the bearer token itself from one of what was asked for.</summary>
/// <remarks>
/// The service refuses tokens with 403 as well as with 401, so that only its words tell. They are the ones that
/// public clients have seen: "Invalid audience", "Access Id", "Expired Access Token is not allowed",
/// "Server failed to process provided access token".
/// </remarks>
internal static class TokenRefusal
{
    // RFC 6750, section 3.1: the token is a good one, and what it allows is not enough. Its own words there name the token.
    private const string ScopeTooSmall = "insufficient_scope";

    // The same section's code for a token that is not a good one.
    private const string BadToken = "invalid_token";

    // A fault is claimed only where the words say it. The first text here is the only one known for a token that the service
    // cannot make sense of.
    private static readonly Regex Signature = Words(@"failed to process provided access token|\bsignature\b");
    private static readonly Regex Audience = Words(@"audience|\baud\b");
    private static readonly Regex AccessId = Words(@"\baccess ?ids?\b");
    private static readonly Regex Expired = Words("expired");
    private static readonly Regex Permission = Words("scope|privilege|permission|authori[sz]ed to");

    // In a 403, which may be about anything: hardware tokens are tokens too.
    private static readonly Regex Bearer = Words(@"\b(access|bearer)[ -]?tokens?\b|\b(jwt|iat|nbf|signature)\b|\bissue time\b|\bissued at\b|\bnot yet valid\b");
    private static readonly Regex Token = Words("token");

    /// <summary>What is wrong with the token; null if the response is not about the token.</summary>
    public static RsaTokenFault? Read(ServiceResponse response, DateTimeOffset now)
    {
        var fault = ReadWords(response);
        return fault is RsaTokenFault.Expired or RsaTokenFault.Signature or RsaTokenFault.Unknown && Skew(response, now).Duration() > ServiceClock.Tolerance
            ? RsaTokenFault.Clock
            : fault;
    }

    /// <summary>How far this computer's clock is ahead of the service's; zero if the service did not tell its time.</summary>
    public static TimeSpan Skew(ServiceResponse response, DateTimeOffset now) => response.Date is { } date ? now - date : TimeSpan.Zero;

    /// <summary>Whether a new token may be accepted where this one was not.</summary>
    public static bool AsksForNewToken(ServiceResponse response) =>
        response.Status == HttpStatusCode.Unauthorized || ReadWords(response) == RsaTokenFault.Expired;

    private static RsaTokenFault? ReadWords(ServiceResponse response)
    {
        if (response.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized))
            return null;

        var (code, message) = ErrorBody.Read(response);
        bool Says(Regex words) => message is not null && words.IsMatch(message);
        bool IsCode(string known) => code?.IndexOf(known, StringComparison.OrdinalIgnoreCase) >= 0;

        if (response.Status == HttpStatusCode.Forbidden && (IsCode(ScopeTooSmall) || Says(Permission)))
            return null;
        if (Says(Audience))
            return RsaTokenFault.Audience;
        if (Says(AccessId))
            return RsaTokenFault.AccessId;
        if (response.Status == HttpStatusCode.Forbidden && !Says(Bearer) && !(Says(Expired) && Says(Token)) && !IsCode(BadToken))
            return null;
        if (Says(Expired))
            return RsaTokenFault.Expired;
        return Says(Signature) ? RsaTokenFault.Signature : RsaTokenFault.Unknown;
    }

    private static Regex Words(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
