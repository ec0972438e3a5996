using static System.FormattableString;

namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>What the service's refusals have taught.</summary>
/// <param name="Rate">How many requests a second it bears; null if there is no such limit.</param>
/// <param name="Concurrency">How many requests at a time it bears; null if there is no such limit.</param>
internal readonly record struct RateLimitFindings(double? Rate, int? Concurrency)
{
    /// <summary>For the verbose stream.</summary>
    public string Words => (Rate, Concurrency) switch
    {
        ({ } rate, { } most) => Invariant($"From now on, at most {rate:0.0} requests a second are sent, and {most} at a time."),
        ({ } rate, _) => Invariant($"From now on, at most {rate:0.0} requests a second are sent."),
        (_, { } most) => Invariant($"From now on, at most {most} requests are sent at a time."),
        _ => "The refusals come from no limit. Requests are no longer held back.",
    };
}
