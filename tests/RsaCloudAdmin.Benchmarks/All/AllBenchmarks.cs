using System.CommandLine;
using System.Diagnostics;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks.All;

/// <summary>Runs all benchmarks one after the other and writes the figures to a page.</summary>
internal static class AllBenchmarks
{
    /// <summary>Returns 0 if everything was measured. A missed goal is only shown on the page.</summary>
    /// <param name="benchmarks">The commands that measure.</param>
    /// <param name="rounds">The number of rounds of each benchmark; null for each benchmark's default.</param>
    /// <param name="page">The page.</param>
    public static async Task<int> RunAsync(IEnumerable<Command> benchmarks, int? rounds, FileInfo page)
    {
        string[] options = rounds is { } number ? ["--rounds", FormattableString.Invariant($"{number}")] : [];
        var results = new List<Result>();
        foreach (var benchmark in benchmarks)
        {
            Console.WriteLine($"\n{benchmark.Name}: {benchmark.Description}\n");
            results.Add(await MeasureAsync(benchmark, options).ConfigureAwait(false));
        }

        await File.WriteAllTextAsync(page.FullName, await Page.WriteAsync(results, rounds).ConfigureAwait(false)).ConfigureAwait(false);
        Console.WriteLine($"\nKept in {page.FullName}");
        return results.Any(result => result.Failed) ? 1 : 0;
    }

    // Each benchmark runs in its own process, so that memory left by one doesn't affect the next.
    private static async Task<Result> MeasureAsync(Command benchmark, string[] options)
    {
        var start = Programs.Self([benchmark.Name, .. options]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var rows = new List<string>();
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } row)
        {
            Console.WriteLine(row);
            rows.Add(row);
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        return new Result(benchmark, rows, process.ExitCode is not (0 or Report.GoalMissed));
    }

    /// <summary>The table that a benchmark printed; incomplete if the benchmark failed.</summary>
    internal sealed record Result(Command Benchmark, IReadOnlyList<string> Rows, bool Failed);
}
