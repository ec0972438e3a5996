using System.Diagnostics;
using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Compares a search of 10,000 users with a loop that requests one page at a time.</summary>
internal static class FindBenchmark
{
    private const int Users = 10_000;
    private const int ThrottleLimit = 5;
    private const double Megabyte = 1024 * 1024;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = Users, Latency = Latency }).ConfigureAwait(false);
        using var bare = new BareClient(service.Access);
        using var module = ModuleSession.OpenConnected(service.KeyPath);
        await bare.SearchPageAsync(0).ConfigureAwait(false);
        module.Run($"Find-RsaUser example.com -First 100 -ThrottleLimit {ThrottleLimit} | Out-Null", "watch", new Watch());
        List<(TimeSpan Bare, TimeSpan Page, Watch Module)> runs = [];
        for (var round = 0; round < rounds; round++)
        {
            var (byHand, pages) = await SearchAsync(bare).ConfigureAwait(false);
            runs.Add((byHand, byHand / pages, Find(module)));
        }

        yield return new Measurement(
            $"Speed at ThrottleLimit {ThrottleLimit}",
            runs.Select(run => run.Bare / run.Module.Whole).Median(),
            Goal.AtLeast(4),
            $"loop {UnlockList.Rate(Users, runs.Select(run => run.Bare))}; module {UnlockList.Rate(Users, runs.Select(run => run.Module.Whole))}");
        yield return new Measurement(
            "Time to the first user, in pages of the loop",
            runs.Select(run => run.Module.First / run.Page).Median(),
            Goal.AtMost(2),
            FormattableString.Invariant($"page of the loop {runs.Select(run => run.Page.TotalMilliseconds).Median():0} ms; first user {runs.Select(run => run.Module.First.TotalMilliseconds).Median():0} ms"));
        yield return new Measurement(
            "From user 1,000 to the last one (MB)",
            runs.Select(run => (run.Module.Late - run.Module.Early) / Megabyte).Median(),
            Goal.AtMost(30),
            FormattableString.Invariant($"at most {runs.Max(run => (run.Module.Late - run.Module.Early) / Megabyte):0.0} MB in {rounds} runs"));
    }

    private static async Task<(TimeSpan Time, int Pages)> SearchAsync(BareClient bare)
    {
        var watch = Stopwatch.StartNew();
        var (page, found) = (0, 0);
        while (await bare.SearchPageAsync(page).ConfigureAwait(false) is > 0 and var count)
            (page, found) = (page + 1, found + count);
        return found == Users ? (watch.Elapsed, page) : throw new InvalidOperationException($"The loop found {found} users.");
    }

    private static Watch Find(ModuleSession module)
    {
        var watch = new Watch();
        module.Run($"Find-RsaUser example.com -ThrottleLimit {ThrottleLimit} | ForEach-Object {{ $watch.Count() }}", "watch", watch);
        return watch.Found == Users ? watch : throw new InvalidOperationException($"The module found {watch.Found} users.");
    }

    /// <summary>Counts the users. Public because the script uses it.</summary>
    public sealed class Watch
    {
        private const int FirstLook = 1000;

        private readonly Stopwatch _time = Stopwatch.StartNew();

        internal int Found { get; private set; }

        internal TimeSpan First { get; private set; }

        internal TimeSpan Whole { get; private set; }

        internal long Early { get; private set; }

        internal long Late { get; private set; }

        public void Count()
        {
            Found++;
            if (Found == 1)
                First = _time.Elapsed;
            if (Found == FirstLook)
                Early = Environment.WorkingSet;
            if (Found == Users)
                (Whole, Late) = (_time.Elapsed, Environment.WorkingSet);
        }
    }
}
