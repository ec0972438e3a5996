using static System.FormattableString;

namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>The limits learned from the service's refusals.</summary>
/// <param name="Rate">The requests per second that the service accepts; null if this is not limited.</param>
/// <param name="Concurrency">The requests at a time that the service accepts; null if this is not limited.</param>
internal readonly record struct RateLimitFindings(double? Rate, int? Concurrency)
{
    /// <summary>The text for the verbose stream.</summary>
    public string Words => (Rate, Concurrency) switch
    {
        ({ } rate, { } most) => Invariant($"From now on, the module sends at most {rate:0.0} requests a second, {most} at a time."),
        ({ } rate, _) => Invariant($"From now on, the module sends at most {rate:0.0} requests a second."),
        (_, { } most) => Invariant($"From now on, the module sends at most {most} requests at a time."),
        _ => "Requests are throttled for another reason than their rate. The module no longer limits its requests.",
    };
}
