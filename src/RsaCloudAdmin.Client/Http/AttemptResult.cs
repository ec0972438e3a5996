using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>How one attempt to send a request ended.</summary>
internal enum AttemptStatus
{
    /// <summary>A response came, from the service or from something on the way to it.</summary>
    Responded,

    /// <summary>No connection was made, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The server did not prove that it is the service, so nothing was sent.</summary>
    NotTrusted,

    /// <summary>A proxy requires credentials and got none or wrong ones, so nothing was sent.</summary>
    ProxyAuthenticationRequired,

    /// <summary>The connection broke after the request was sent. The request may have been processed.</summary>
    Broken,

    /// <summary>No response came in time. The request may have been processed.</summary>
    TimedOut,

    /// <summary>The response is larger than the largest that is read.</summary>
    TooLarge,
}

internal sealed record AttemptResult
{
    public required AttemptStatus Status { get; init; }

    /// <summary>The response; null if no response came. A response that is too large has only a status and headers.</summary>
    public ServiceResponse? Response { get; init; }

    /// <summary>The network failure, if there is no response; otherwise null.</summary>
    public Exception? Cause { get; init; }

    /// <summary>
    /// Whether the server may accept the request if it is sent again at once with something changed: the service with a new token,
    /// or the issuer with its own time.
    /// </summary>
    public bool MayRetryAtOnce { get; init; }

    /// <summary>
    /// After a refusal because of the rate limit: the shortest wait that the rate limiter requires before the request is sent
    /// again. Null if no rate limiter is used.
    /// </summary>
    public TimeSpan? RefusalDelay { get; init; }

    public bool IsSuccess => Status == AttemptStatus.Responded && Response is { IsSuccess: true };

    /// <summary>Whether nothing was sent to the service or the issuer: no server was found, or a proxy did not forward the request.</summary>
    public bool FoundNoService => Status is AttemptStatus.NotConnected or AttemptStatus.NotTrusted or AttemptStatus.ProxyAuthenticationRequired || Response?.Status == HttpStatusCode.ProxyAuthenticationRequired;

    /// <summary>Whether the service refused the request because of the rate limit. Then the request was not processed.</summary>
    public bool WasRefused => Response is { } response && RetryRule.IsRefusal(response.Status, response.RetryAfter);

    /// <summary>A short text for the notes of a call.</summary>
    public string Summary => Response is { } response ? $"{(int)response.Status} {response.Status}" : $"{Status}: {NetworkFailure.Words(Cause)}";
}
