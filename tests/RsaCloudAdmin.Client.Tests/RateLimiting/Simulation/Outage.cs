namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Refuses every request during an outage, and none before or after.</summary>
/// <param name="start">When the outage begins, in seconds.</param>
/// <param name="length">How many seconds it lasts.</param>
/// <param name="sendsRetryAfter">Whether a refusal says, in whole seconds rounded up, when the outage ends.</param>
internal sealed class Outage(double start, double length, bool sendsRetryAfter) : SimulatedService
{
    private readonly double _end = start + length;

    public override double? Refuse(double now) =>
        now < start || now >= _end ? null
        : sendsRetryAfter ? Math.Max(1, Math.Ceiling(_end - now))
        : 0;

    public override double? Reserve(double time) => time < start ? time : Math.Max(time, _end);
}
