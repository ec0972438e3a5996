using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>How one attempt to send a request ended.</summary>
internal enum AttemptStatus
{
    /// <summary>The service, or something on the way to it, answered.</summary>
    Answered,

    /// <summary>No connection was made, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The other side did not prove that it is the service, so nothing was sent.</summary>
    NotTrusted,

    /// <summary>A proxy on the way asks for credentials and got none, or the wrong ones, so nothing was sent.</summary>
    AskedByProxy,

    /// <summary>The connection broke after the request was sent: it may have been carried out.</summary>
    Broken,

    /// <summary>No response came in time: the request may have been carried out.</summary>
    TimedOut,

    /// <summary>The response was larger than any of the service's.</summary>
    TooLarge,
}

/// <summary>The end of one attempt.</summary>
internal sealed record AttemptResult
{
    public required AttemptStatus Status { get; init; }

    /// <summary>Null if there was none. If it was too large, its status and headers.</summary>
    public ServiceResponse? Response { get; init; }

    /// <summary>The cause in the network's own words, if there was no response.</summary>
    public Exception? Cause { get; init; }

    /// <summary>Whether a new token may be accepted where this one was not.</summary>
    public bool AsksForNewToken { get; init; }

    /// <summary>After a refusal for the number of requests, how long the request must wait at least.</summary>
    public TimeSpan RefusalDelay { get; init; }

    public bool IsSuccess => Status == AttemptStatus.Answered && Response is { IsSuccess: true };

    /// <summary>Whether nothing was sent to the service or the issuer: none was found, or a proxy refused to pass it on.</summary>
    public bool FoundNoService => Status is AttemptStatus.NotConnected or AttemptStatus.NotTrusted or AttemptStatus.AskedByProxy || Response?.Status == HttpStatusCode.ProxyAuthenticationRequired;

    /// <summary>Whether the service refused the request for the number of requests: it was not carried out.</summary>
    public bool WasRefused => Response is { } response && RetryRule.IsRefusal(response.Status, response.RetryAfter);

    /// <summary>In short, for the verbose stream.</summary>
    public string Summary => Response is { } response ? $"{(int)response.Status} {response.Status}" : $"{Status}: {NetworkFailure.Words(Cause)}";
}
