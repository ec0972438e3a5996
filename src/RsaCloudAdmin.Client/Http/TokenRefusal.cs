using System.Net;

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

    /// <summary>What is wrong with the token; null if the answer is not about the token.</summary>
    public static RsaTokenFault? Read(ServiceAnswer answer, DateTimeOffset now)
    {
        var fault = ReadWords(answer);
        return fault is RsaTokenFault.Expired or RsaTokenFault.Signature or RsaTokenFault.Unknown && Skew(answer, now).Duration() > ServiceClock.Tolerance
            ? RsaTokenFault.Clock
            : fault;
    }

    /// <summary>How far this computer's clock is ahead of the service's; zero if the service did not tell its time.</summary>
    public static TimeSpan Skew(ServiceAnswer answer, DateTimeOffset now) => answer.Date is { } date ? now - date : TimeSpan.Zero;

    /// <summary>Whether a new token may be accepted where this one was not.</summary>
    public static bool AsksForNewToken(ServiceAnswer answer) =>
        answer.Status == HttpStatusCode.Unauthorized || ReadWords(answer) == RsaTokenFault.Expired;

    private static RsaTokenFault? ReadWords(ServiceAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized))
            return null;

        var (code, message) = ServiceWords.Read(answer);
        bool Says(string part) => message?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
        var isUnauthorized = answer.Status == HttpStatusCode.Unauthorized;

        if (!isUnauthorized && (code?.IndexOf(ScopeTooSmall, StringComparison.OrdinalIgnoreCase) >= 0 || Says("scope") || Says("privileges")))
            return null;
        if (Says("audience"))
            return RsaTokenFault.Audience;
        if (Says("Access Id"))
            return RsaTokenFault.AccessId;
        // Licences expire too.
        if (Says("expired") && (isUnauthorized || Says("token")))
            return RsaTokenFault.Expired;
        if (Says("access token"))
            return RsaTokenFault.Signature;
        return isUnauthorized ? RsaTokenFault.Unknown : null;
    }
}
