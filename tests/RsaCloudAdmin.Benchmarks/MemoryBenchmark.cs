using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Whether memory grows with the list: the working set at its end beside that at its 1,000th row.</summary>
internal static class MemoryBenchmark
{
    private const int Rows = 100_000;
    private const int FirstLook = 1000;
    private const double Megabyte = 1024 * 1024;

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = Rows }).ConfigureAwait(false);
        using var module = new ModuleSession(service);
        List<(double Early, double End)> runs = [];
        for (var round = 0; round < rounds; round++)
        {
            var watch = new Watch();
            // Users by name, so that each is looked up and remembered. The list is made row by row and kept by nobody.
            module.Run("$watch.Users | Unlock-RsaUserMethod -ThrottleLimit 32 | ForEach-Object { $watch.Count() }", "watch", watch);
            if (watch.Rows != Rows)
                throw new InvalidOperationException($"Of {Rows} rows, {watch.Rows} came out.");
            runs.Add((watch.Early / Megabyte, Environment.WorkingSet / Megabyte));
        }

        yield return new Measurement(
            $"Growth of the working set from row 1,000 to row {Rows:N0} (MB)",
            runs.Select(run => run.End - run.Early).Median(),
            Goal.AtMost(30),
            FormattableString.Invariant($"from {runs[0].Early:0} to {runs[0].End:0} MB in the first of {rounds} runs, {runs.Max(run => run.End - run.Early):0.0} MB at the most"));
    }

    /// <summary>Gives the rows and sees them come out. Public for the script.</summary>
    public sealed class Watch
    {
        public IEnumerable<string> Users { get; } = Enumerable.Range(1, MemoryBenchmark.Rows).Select(number => $"user{number}@example.com");

        internal int Rows { get; private set; }

        internal long Early { get; private set; }

        public void Count()
        {
            if (++Rows == FirstLook)
                Early = Environment.WorkingSet;
        }
    }
}
