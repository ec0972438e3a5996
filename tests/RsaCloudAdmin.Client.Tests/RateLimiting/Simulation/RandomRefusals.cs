namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Refuses at random: another program uses up the tenant's limit now and then, or a gateway is busy.</summary>
internal sealed class RandomRefusals(double share, double retryAfter, int seed) : SimulatedService
{
    private readonly Random _random = new(seed);

    public override double? Refuse(double now) => _random.NextDouble() < share ? retryAfter : null;
}
