namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>A kind of simulated service, and the goal of the client with it.</summary>
/// <param name="Name">A short name for the table.</param>
/// <param name="Words">What the service does, for the table.</param>
/// <param name="Make">Creates the service from a seed.</param>
/// <param name="Goal">The upper bound for 2,000 rows at ThrottleLimit 5 and 20 ms: the median of ten seeds, as a multiple of the oracle's time.</param>
/// <param name="MostRefusals">The share of requests that may be refused beyond the first burst; 1 if refusals are random.</param>
internal sealed record ServiceModel(string Name, string Words, Func<int, SimulatedService> Make, double Goal, double MostRefusals = ServiceModel.Fixed)
{
    private const double Fixed = 0.02;
    private const double Changing = 0.05;
    private const double ByChance = 1;

    public static IReadOnlyList<ServiceModel> All { get; } =
    [
        new("none", "no limit", _ => new Unlimited(), 1, 0),
        new("50/s r", "windows of 1 s, 50 each, Retry-After", s => new FixedWindows(_ => 50, Phase(s), true), 1.15),
        new("50/s", "windows of 1 s, 50 each", s => new FixedWindows(_ => 50, Phase(s), false), 1.15),
        new("50/s debited", "the same, refusals count in the next window", s => new FixedWindows(_ => 50, Phase(s), false) { RefusalsCount = true }, 1.2),
        new("50/s counted", "50 in any second, refusals count", _ => new SlidingWindow(50, 1, false, refusalsCount: true), 1.2),
        new("50/s counted r", "the same, Retry-After", _ => new SlidingWindow(50, 1, true, refusalsCount: true), 1.2),
        new("5/s r", "windows of 1 s, 5 each, Retry-After", s => new FixedWindows(_ => 5, Phase(s), true), 1.1),
        new("5/s", "windows of 1 s, 5 each", s => new FixedWindows(_ => 5, Phase(s), false), 1.1),
        new("bucket r", "token bucket of 100, 10 a second, Retry-After", _ => new TokenBucket(10, 100, true), 1.05),
        new("bucket", "token bucket of 100, 10 a second", _ => new TokenBucket(10, 100, false), 1.05),
        new("300/min r", "300 in any minute, Retry-After", _ => new SlidingWindow(300, 60, true), 1.25),
        new("300/min", "300 in any minute", _ => new SlidingWindow(300, 60, false), 1.25),
        .. Chances("429", 0, 0.01, 0.03, 0.07, 0.2),
        .. Chances("429 r", 1, 0.01, 0.03, 0.07, 0.2),
        .. Chances("503 r", 0, 0.05),
        .. Chances("503 r1", 1, 0.05),
        new("3 at once r", "three in flight at most, Retry-After: 1", _ => new InFlightLimit(3, 1), 1.15, 0.02),
        new("3 at once", "three in flight at most", _ => new InFlightLimit(3, 0), 1.15, 0.02),
        new("3 at once, strays r", "three in flight at most, and 1 % of the others refused, Retry-After: 1", s => new InFlightLimit(3, 1, 0.01, s), 1.15, 0.04),
        new("3 at once, strays", "the same without Retry-After", s => new InFlightLimit(3, 0, 0.01, s), 1.15, 0.04),
        .. Outages("refused at first", 0, 0.5, 5, 60),
        .. Outages("one stop", 1, 10, 60, 200),
        new("shared r", "50 a second, shared with a client that takes 0 to 45 in waves, Retry-After", s => Shared(Wave(s), true, s), 2.1, Changing),
        new("shared", "the same without Retry-After", s => Shared(Wave(s), false, s), 1.25, Changing),
        new("shared, jumps r", "50 a second, shared with a client that takes 0 to 45, a new value every 5 s, Retry-After", s => Shared(Jumps(s), true, s), 2.1, Changing),
        new("shared, jumps", "the same without Retry-After", s => Shared(Jumps(s), false, s), 1.25, Changing),
        new("changing r", "50, 10, 100 a second, each for 20 s, Retry-After", s => new FixedWindows(ChangingLimit, Phase(s), true), 1.6, Changing),
        new("changing", "the same without Retry-After", s => new FixedWindows(ChangingLimit, Phase(s), false), 1.35, Changing),
    ];

    public override string ToString() => Name;

    private static IEnumerable<ServiceModel> Chances(string name, double retryAfter, params double[] shares) => shares.Select(share =>
        new ServiceModel($"{share * 100:0} % {name}", $"refuses {share * 100:0} % by chance{(name.Contains('r', StringComparison.Ordinal) ? $", Retry-After: {retryAfter}" : string.Empty)}", s => new RandomRefusals(share, retryAfter, s), 1.15, ByChance));

    private static IEnumerable<ServiceModel> Outages(string name, double start, params double[] lengths) =>
        from length in lengths
        from sendsRetryAfter in (bool[])[true, false]
        select new ServiceModel($"{name} {length} s{(sendsRetryAfter ? " r" : string.Empty)}", $"refuses everything for {length} s after {start} s{(sendsRetryAfter ? ", Retry-After" : string.Empty)}", _ => new Outage(start, length, sendsRetryAfter), sendsRetryAfter ? 1.15 : start > 0 && length < 20 ? 1.6 : 1.25);

    private static FixedWindows Shared(Func<double, double> others, bool sendsRetryAfter, int seed) =>
        new(_ => 50, Phase(seed), sendsRetryAfter) { Other = new OtherClient(others, seed) };

    private static int ChangingLimit(double time) => ((int)(Math.Max(0, time) / 20) % 3) switch { 0 => 50, 1 => 10, _ => 100 };

    private static double Phase(int seed) => new Random((seed * 31) + 5).NextDouble();

    private static Func<double, double> Wave(int seed)
    {
        var begin = Phase(seed) * 2 * Math.PI;
        return time => 22.5 + (22.5 * Math.Sin((2 * Math.PI * time / 20) + begin));
    }

    private static Func<double, double> Jumps(int seed) => time => 45 * new Random((seed * 1009) + ((int)(time / 5) * 7)).NextDouble();
}
