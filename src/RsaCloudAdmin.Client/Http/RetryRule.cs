using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>What is to be done after a try.</summary>
internal enum RetryStep
{
    /// <summary>The result stands. If it is a refusal, every request of the client waits all the same.</summary>
    Stop,

    /// <summary>Try again after the wait.</summary>
    Repeat,

    /// <summary>The service wants fewer requests: every request of the client waits, then this one is tried again.</summary>
    Pause,

    /// <summary>Try again at once with another token.</summary>
    Renew,
}

/// <summary>A step, and how long to wait before the next try.</summary>
internal readonly record struct RetryDecision(RetryStep Step, TimeSpan Wait = default);

/// <summary>All that the decision depends on.</summary>
internal readonly record struct TryFacts
{
    public required SendEnd End { get; init; }
    public HttpStatusCode? Status { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the answer refuses the token for its age, or with 401, so that a new one may pass.</summary>
    public bool AsksForNewToken { get; init; }
    public bool TokenWasRenewed { get; init; }
    public bool IsRepeatable { get; init; }

    /// <summary>How often the request was sent, this try included.</summary>
    public int Tries { get; init; }

    /// <summary>Of these tries, those that were not refused for the rate limit or for the token's age.</summary>
    public int Failures { get; init; }

    /// <summary>Since the request was first refused or failed.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many refusals in a row all requests of the client have met.</summary>
    public int RefusalsInARow { get; init; }

    /// <summary>A random number from 0 to 1, so that waits of many clients do not fall together.</summary>
    public double Jitter { get; init; }
}

/// <summary>Decides whether a request is tried again: one pure function.</summary>
/// <remarks>
/// A refusal was not carried out, so it is repeated for every operation, for as long as time allows. After a failure
/// that leaves open whether the request was carried out, only an operation that may be repeated is, and not often.
/// </remarks>
internal static class RetryRule
{
    public const int MostFailures = 4;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static RetryDecision Decide(in TryFacts facts, TimeSpan retryTimeout)
    {
        if (facts.AsksForNewToken)
            return facts.TokenWasRenewed ? default : new(RetryStep.Renew);
        if (IsRefusal(facts.Status, facts.RetryAfter))
        {
            var pause = facts.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : BackOff(FirstPause, facts.RefusalsInARow, facts.Jitter);
            return new(facts.Elapsed + pause <= retryTimeout ? RetryStep.Pause : RetryStep.Stop, pause);
        }

        var mayRepeat = facts.End == SendEnd.NotConnected || (facts.IsRepeatable && IsAmbiguous(facts.End, facts.Status));
        if (!mayRepeat || facts.Failures >= MostFailures)
            return default;
        var wait = BackOff(FirstWait, facts.Failures - 1, facts.Jitter);
        return facts.Elapsed + wait <= retryTimeout ? new(RetryStep.Repeat, wait) : default;
    }

    /// <summary>Whether the service refused the request for the number of requests it gets: it was not carried out.</summary>
    public static bool IsRefusal(HttpStatusCode? status, TimeSpan? retryAfter) =>
        status == (HttpStatusCode)429 || (status == HttpStatusCode.ServiceUnavailable && retryAfter is not null);

    /// <summary>Whether a try that ended so may have been carried out.</summary>
    public static bool IsAmbiguous(SendEnd end, HttpStatusCode? status) => end switch
    {
        SendEnd.Broken or SendEnd.TimedOut => true,
        SendEnd.Answered => (int?)status is >= 500,
        _ => false,
    };

    // Half of the wait is fixed, so that a wait is never close to none.
    private static TimeSpan BackOff(TimeSpan first, int step, double jitter)
    {
        var full = Math.Min(LongestWait.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Max(0, Math.Min(step, 16))));
        return TimeSpan.FromSeconds(full * (0.5 + (jitter / 2)));
    }
}
