using System.Net;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Distinguishes a refusal of the bearer token from a refusal of the request.</summary>
/// <remarks>
/// The service refuses tokens with 403 as well as with 401, so only the message shows the difference. Public clients have seen
/// these messages: "Invalid audience", "Access Id", "Expired Access Token is not allowed", "Server failed to process provided
/// access token".
/// </remarks>
internal static class TokenRefusal
{
    // RFC 6750, section 3.1: the token is valid, but does not allow the request. The standard's message for this mentions the
    // token.
    private const string ScopeTooSmall = "insufficient_scope";

    // RFC 6750, section 3.1: the token is not valid.
    private const string BadToken = "invalid_token";

    // A fault is reported only if the message names it. The first text here is the only known message for a token that the
    // service cannot read.
    private static readonly Regex Signature = Words(@"failed to process provided access token|\bsignature\b");
    private static readonly Regex Audience = Words(@"audience|\baud\b");
    private static readonly Regex AccessId = Words(@"\baccess ?ids?\b");
    private static readonly Regex Expired = Words("expired");
    private static readonly Regex Permission = Words("scope|privilege|permission|authori[sz]ed to");

    // For 403, which can be about anything. Hardware tokens are tokens too.
    private static readonly Regex Bearer = Words(@"\b(access|bearer)[ -]?tokens?\b|\b(jwt|iat|nbf|signature)\b|\bissue time\b|\bissued at\b|\bnot yet valid\b");
    private static readonly Regex Token = Words("token");

    /// <summary>Returns what is wrong with the token; null if the response is not about the token.</summary>
    public static RsaTokenFault? Read(ServiceResponse response, DateTimeOffset now)
    {
        var fault = ReadWords(response);
        return fault is RsaTokenFault.Expired or RsaTokenFault.Signature or RsaTokenFault.Unknown && Skew(response, now).Duration() > ServiceClock.Tolerance
            ? RsaTokenFault.Clock
            : fault;
    }

    /// <summary>Returns how far this computer's clock is ahead of the service's; zero if the response has no date.</summary>
    public static TimeSpan Skew(ServiceResponse response, DateTimeOffset now) => response.Date is { } date ? now - date : TimeSpan.Zero;

    /// <summary>Whether the service may accept a new token instead of this one.</summary>
    public static bool AsksForNewToken(ServiceResponse response) =>
        (response.Status == HttpStatusCode.Unauthorized && !response.IsPage) || ReadWords(response) == RsaTokenFault.Expired;

    private static RsaTokenFault? ReadWords(ServiceResponse response)
    {
        // A proxy or a gateway sends pages, and it cannot judge the token.
        if (response.IsPage || response.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized))
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
        if (response.Status == HttpStatusCode.Forbidden && !Says(Bearer) && !(Says(Expired) && Says(Token) && !IsAboutHardwareToken(response)) && !IsCode(BadToken))
            return null;
        if (Says(Expired))
            return RsaTokenFault.Expired;
        return Says(Signature) ? RsaTokenFault.Signature : RsaTokenFault.Unknown;
    }

    // Hardware tokens expire too.
    private static bool IsAboutHardwareToken(ServiceResponse response) => response.Asked?.AbsolutePath.IndexOf("/sidTokens/", StringComparison.OrdinalIgnoreCase) >= 0;

    private static Regex Words(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
