namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Sends on its own, at a rate that changes, and takes what a shared limit allows.</summary>
/// <param name="rate">How many requests a second, at a time.</param>
/// <param name="seed">Of its luck.</param>
internal sealed class OtherClient(Func<double, double> rate, int seed)
{
    // It sends at least so many a second.
    private const double LeastRate = 0.2;
    private const int Samples = 20;

    private readonly Random _random = new(seed);

    /// <summary>When it sends next.</summary>
    public double NextAt { get; private set; }

    public void GoOn() => NextAt += (0.5 + _random.NextDouble()) / Math.Max(LeastRate, rate(NextAt));

    /// <summary>About how many requests it sends in the second from a time on.</summary>
    public int CountIn(double start) =>
        (int)Math.Round(Enumerable.Range(0, Samples).Average(i => rate(Math.Max(0, start + ((i + 0.5) / Samples)))));
}
