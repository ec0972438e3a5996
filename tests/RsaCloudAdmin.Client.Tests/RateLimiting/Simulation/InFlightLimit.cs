namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Accepts so many requests at a time.</summary>
internal sealed class InFlightLimit(int most, double retryAfter) : SimulatedService
{
    private int _inFlight;

    public override int MostAtOnce => most;

    public override double? Refuse(double now)
    {
        if (_inFlight == most)
            return retryAfter;
        _inFlight++;
        return null;
    }

    public override void Ended() => _inFlight--;
}
