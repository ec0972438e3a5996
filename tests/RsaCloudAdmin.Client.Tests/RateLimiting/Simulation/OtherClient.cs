namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Another client that sends at a varying rate and uses up part of a shared limit.</summary>
/// <param name="rate">The requests per second, depending on the time.</param>
/// <param name="seed">The seed for its random intervals.</param>
internal sealed class OtherClient(Func<double, double> rate, int seed)
{
    private const double LeastRate = 0.2;
    private const int Samples = 20;

    private readonly Random _random = new(seed);

    public double NextAt { get; private set; }

    public void GoOn() => NextAt += (0.5 + _random.NextDouble()) / Math.Max(LeastRate, rate(NextAt));

    /// <summary>Estimates the requests that it sends in the second from a given time.</summary>
    public int CountIn(double start) =>
        (int)Math.Round(Enumerable.Range(0, Samples).Average(i => rate(Math.Max(0, start + ((i + 0.5) / Samples)))));
}
