namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

internal sealed class Unlimited : SimulatedService
{
    public override double? Refuse(double now) => null;
}
