using static System.FormattableString;

namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>The limits learned from the service's refusals.</summary>
/// <param name="Rate">The requests per second that the service accepts; null if this is not limited.</param>
/// <param name="Concurrency">The requests at a time that the service accepts; null if this is not limited.</param>
internal readonly record struct RateLimitFindings(double? Rate, int? Concurrency)
{
    /// <summary>The text for the notes of a call.</summary>
    public string Message => (Rate, Concurrency) switch
    {
        ({ } rate, { } most) => Invariant($"From now on, at most {rate:0.0} requests a second are sent, {most} at a time."),
        ({ } rate, _) => Invariant($"From now on, at most {rate:0.0} requests a second are sent."),
        (_, { } most) => Invariant($"From now on, at most {most} requests are sent at a time."),
        _ => "The service throttles requests for a reason other than their rate. The send rate is no longer limited.",
    };
}
