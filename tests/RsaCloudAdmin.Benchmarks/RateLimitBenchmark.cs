using System.Runtime.CompilerServices;
using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>
/// Compares the module, which does not know the service's rate limit, with an ideal client that does.
/// </summary>
internal static class RateLimitBenchmark
{
    private const int Users = 2000;
    private const int ThrottleLimit = 5;
    private const int Seeds = 10;
    private const int Together = 2;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    // The emulator's first window, and the other client's wave, begin with the first request.
    private static readonly Contest[] Contests =
    [
        // Shows how much this machine differs from the simulation when nothing is refused.
        new("none", "no limit", new() { Users = Users }, _ => new Unlimited(), IsBusy: true),
        new("50/s r", "50/s, Retry-After", new() { Users = Users, RateLimit = "50/1s" }, _ => new FixedWindows(_ => 50, 0, sendsRetryAfter: true)),
        new("50/s", "50/s", new() { Users = Users, RateLimit = "50/1s:no-retry-after" }, _ => new FixedWindows(_ => 50, 0, sendsRetryAfter: false)),
        new("3 % 429", "3 % refused at random", new() { Users = Users, Faults = "429=3%" }, seed => new RandomRefusals(0.03, 0, seed), IsBusy: true),
        new("3 % 429 r", "3 % refused at random, Retry-After: 1", new() { Users = Users, Faults = "429:retry-after=1s=3%" }, seed => new RandomRefusals(0.03, 1, seed)),
        // The emulator sends these refusals immediately.
        new("3 at once", "at most 3 in flight", new() { Users = Users, ConcurrencyLimit = "3" }, _ => new InFlightLimit(3, 0), IsBusy: true, RefusalsAreSlow: false),
        new("shared", "50/s, of which another client uses 0 to 45 in a wave of 20 s", new() { Users = Users, RateLimit = "50/1s:shared=0-45/20s:no-retry-after" }, seed => new FixedWindows(_ => 50, 0, sendsRetryAfter: false) { Other = new(Wave, seed) }),
    ];

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        // While the module is imported, its client is found in the module's folder.
        using var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        var runs = new List<Run>();
        foreach (var busy in Contests.Where(contest => contest.IsBusy))
        {
            for (var seed = 1; seed <= rounds; seed++)
                runs.AddRange(await RunTogetherAsync([(busy, seed)]).ConfigureAwait(false));
        }

        // These spend most of their time waiting, so a few can run together.
        foreach (var idle in Contests.Where(contest => !contest.IsBusy).Chunk(Together))
            runs.AddRange(await RunTogetherAsync([.. idle.SelectMany(contest => Enumerable.Range(1, rounds).Select(seed => (contest, seed)))]).ConfigureAwait(false));
        foreach (var contest in Contests)
            yield return Compare(contest, runs.FindAll(run => run.Contest == contest));
    }

    // A separate method, because it names types that need the client.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Measurement Compare(Contest contest, List<Run> runs)
    {
        var circumstances = new Circumstances(Users, ThrottleLimit, Latency.TotalSeconds, contest.RefusalsAreSlow);
        var simulated = ModelResult.Create(contest.Model, circumstances, Seeds);
        // The same seed produces the same random refusals in the emulator and in the simulation.
        var known = runs.ConvertAll(run => ModelResult.OracleTime(contest.Model, circumstances, run.Seed));
        return new Measurement(
            contest.Words,
            Math.Round(runs.Zip(known, (run, least) => run.Seconds / least).Median(), 2),
            contest.Name == "none" ? null : Goal.AtMost(contest.Model.Goal),
            FormattableString.Invariant($"simulated {simulated.Median:0.00}; {runs.Count} runs, {runs.Min(run => run.Seconds):0.0}–{runs.Max(run => run.Seconds):0.0} s (ideal {known.Min():0.0}–{known.Max():0.0} s); refusals {runs.Min(run => run.Refused)}–{runs.Max(run => run.Refused)}"));
    }

    private static async Task<Run[]> RunTogetherAsync((Contest Contest, int Seed)[] contests)
    {
        var entries = new List<(Contest Contest, int Seed, ServiceProcess Service, ModuleSession Module)>();
        try
        {
            // Prepare all before starting any: starting one takes more CPU than running a list.
            foreach (var (contest, seed) in contests)
            {
                var service = await ServiceProcess.StartAsync(contest.Service with { Latency = Latency, Seed = seed }).ConfigureAwait(false);
                // Each run has its own session, so that it does not know a rate from an earlier one.
                entries.Add((contest, seed, service, ModuleSession.OpenConnected(service.KeyPath)));
            }

            return await Task.WhenAll(entries.Select(entry => UnlockAsync(entry.Contest, entry.Seed, entry.Service, entry.Module))).ConfigureAwait(false);
        }
        finally
        {
            foreach (var (_, _, service, module) in entries)
            {
                module.Dispose();
                service.Dispose();
            }
        }
    }

    private static async Task<Run> UnlockAsync(Contest contest, int seed, ServiceProcess service, ModuleSession module)
    {
        // Runs on its own thread: the list blocks it, and the client needs the few threads of the pool.
        var time = await Task.Factory.StartNew(
            () => module.Unlock(SeededUsers.Ids(Users), ThrottleLimit), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        return new(contest, seed, time.TotalSeconds, (await service.CountAsync().ConfigureAwait(false)).Refused);
    }

    private static double Wave(double time) => 22.5 - (22.5 * Math.Cos(2 * Math.PI * time / 20));

    private sealed record Run(Contest Contest, int Seed, double Seconds, int Refused);

    /// <summary>A real service, and the simulated one that behaves the same.</summary>
    /// <param name="Name">The simulation model's name; its goal applies.</param>
    /// <param name="Words">What the service does, for the table.</param>
    /// <param name="Service">The settings of the real service.</param>
    /// <param name="Make">Creates the simulated service.</param>
    /// <param name="IsBusy">Whether the list is processed without waiting, so that nothing else may run beside it.</param>
    /// <param name="RefusalsAreSlow">Whether a refusal takes as long as any response, as most of the emulator's refusals do.</param>
    private sealed record Contest(string Name, string Words, ServiceSettings Service, Func<int, SimulatedService> Make, bool IsBusy = false, bool RefusalsAreSlow = true)
    {
        public ServiceModel Model { get; } = ServiceModel.All.Single(model => model.Name == Name) with { Make = Make };
    }
}
