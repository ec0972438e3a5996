using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>How one try of a request ended.</summary>
internal enum AttemptStatus
{
    /// <summary>The service, or something on the way to it, answered.</summary>
    Answered,

    /// <summary>No connection was made, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The other side did not prove that it is the service, so nothing was sent.</summary>
    NotTrusted,

    /// <summary>A proxy on the way wants to know who asks and was not told, or not rightly, so nothing was sent.</summary>
    AskedByProxy,

    /// <summary>The connection broke after the request went out: it may have been carried out.</summary>
    Broken,

    /// <summary>No answer came in time: the request may have been carried out.</summary>
    TimedOut,

    /// <summary>The answer was larger than any of the service's.</summary>
    TooLarge,
}

/// <summary>The end of one try, and what was decided on it.</summary>
internal sealed class AttemptResult
{
    public required AttemptStatus End { get; init; }
    public ServiceResponse? Answer { get; init; }

    /// <summary>The cause in the network's own words, if there was no answer.</summary>
    public Exception? Cause { get; init; }

    public RetryDecision Decision { get; set; }

    /// <summary>Whether the try ended before anything was sent to the service or the issuer: none was found, or a proxy refused to pass it on.</summary>
    public bool FoundNoService => End is AttemptStatus.NotConnected or AttemptStatus.NotTrusted or AttemptStatus.AskedByProxy || Answer?.Status == HttpStatusCode.ProxyAuthenticationRequired;

    /// <summary>Whether the service refused the request for the number of requests: it was not carried out.</summary>
    public bool WasRefused => Answer is { } answer && RetryRule.IsRefusal(answer.Status, answer.RetryAfter);

    /// <summary>In short, for the verbose stream.</summary>
    public string Words => Answer is { } answer ? $"{(int)answer.Status} {answer.Status}" : $"{End}: {NetworkFailure.Words(Cause)}";
}
