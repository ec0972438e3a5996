using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The attempts of one request so far.</summary>
/// <param name="safety">What a repeat of the request does.</param>
internal sealed class Attempts(Safety safety)
{
    public Safety Safety => safety;

    /// <inheritdoc cref="Operation.HasOwnLimit"/>
    public bool HasOwnLimit { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Count { get; set; }

    /// <summary>The number of failed attempts. Refusals because of the rate limit and refusals of the token do not count.</summary>
    public int Failures { get; set; }

    /// <summary>The number of refusals because of the rate limit.</summary>
    public int Refusals { get; set; }

    /// <summary>Whether the request was retried at once. This happens only once.</summary>
    public bool WasRetriedAtOnce { get; set; }

    /// <summary>Whether an attempt before the last one may have been processed.</summary>
    public bool FollowsAmbiguousAttempt { get; set; }

    /// <summary>Whether any attempt reached the server.</summary>
    public bool ReachedServer { get; set; }

    /// <summary>The clock's timestamp of the first refusal or failure; null before that.</summary>
    public long? FirstFailureAt { get; set; }

    /// <summary>How the last attempt ended; null before the first one.</summary>
    public AttemptResult? Last { get; set; }
}
