using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Measures whether memory grows with the list: the working set at its end, compared with its 1,000th row.</summary>
internal static class MemoryBenchmark
{
    private const int Rows = 100_000;
    private const int FirstLook = 1000;
    private const double Megabyte = 1024 * 1024;

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = Rows }).ConfigureAwait(false);
        using var module = ModuleSession.OpenConnected(service.KeyPath);
        List<(double Early, double End)> runs = [];
        for (var round = 0; round < rounds; round++)
        {
            var watch = new Watch();
            // Users are named by address, so each is looked up and cached. The list is generated row by row and not kept.
            module.Run("$watch.Users | Unlock-RsaUserMethod -ThrottleLimit 32 | ForEach-Object { $watch.Count() }", "watch", watch);
            if (watch.Rows != Rows)
                throw new InvalidOperationException($"{Rows} rows produced {watch.Rows} results.");
            runs.Add((watch.Early / Megabyte, Environment.WorkingSet / Megabyte));
        }

        yield return new Measurement(
            $"From row 1,000 to row {Rows:N0} (MB)",
            runs.Select(run => run.End - run.Early).Median(),
            Goal.AtMost(30),
            FormattableString.Invariant($"{runs[0].Early:0} to {runs[0].End:0} MB in the first of {rounds} runs; at most {runs.Max(run => run.End - run.Early):0.0} MB"));
    }

    /// <summary>Supplies the rows and counts the results. Public because the script uses it.</summary>
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
