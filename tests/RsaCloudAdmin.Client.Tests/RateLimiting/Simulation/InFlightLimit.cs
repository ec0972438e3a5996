namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Accepts so many requests at a time.</summary>
/// <param name="most">How many.</param>
/// <param name="retryAfter">What a refusal asks to wait, in seconds; 0 if it does not say.</param>
/// <param name="strays">The share of requests that are refused although there are not too many: an answer may reach the client before the service counts it as done.</param>
/// <param name="seed">Of the strays.</param>
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
