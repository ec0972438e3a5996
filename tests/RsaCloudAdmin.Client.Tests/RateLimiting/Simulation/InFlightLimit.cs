namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Limits the number of concurrent requests.</summary>
/// <param name="most">The limit.</param>
/// <param name="retryAfter">The Retry-After of a refusal, in seconds; 0 for none.</param>
/// <param name="strays">
/// The share of requests refused below the limit: a response may reach the client before the service counts it as done.
/// </param>
/// <param name="seed">The seed for these refusals.</param>
internal sealed class InFlightLimit(int most, double retryAfter, double strays = 0, int seed = 1) : SimulatedService
{
    private readonly Random _random = new(seed);
    private int _inFlight;

    public override int MostAtOnce => most;

    public override double? Refuse(double now)
    {
        if (_inFlight == most || _random.NextDouble() < strays)
            return retryAfter;
        _inFlight++;
        return null;
    }

    public override void Ended() => _inFlight--;
}
