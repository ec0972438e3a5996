namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Refuses everything for a while, and nothing before and after.</summary>
/// <param name="start">When it begins, in seconds.</param>
/// <param name="length">How long it lasts.</param>
/// <param name="sendsRetryAfter">Whether a refusal says, in whole seconds rounded up, when it ends.</param>
internal sealed class Outage(double start, double length, bool sendsRetryAfter) : SimulatedService
{
    private readonly double _end = start + length;

    public override double? Refuse(double now) =>
        now < start || now >= _end ? null
        : sendsRetryAfter ? Math.Max(1, Math.Ceiling(_end - now))
        : 0;

    public override double? Reserve(double time) => time < start ? time : Math.Max(time, _end);
}
