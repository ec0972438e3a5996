using System.CommandLine;
using System.Diagnostics;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks.All;

/// <summary>Runs every benchmark in one run, and keeps the figures on a page.</summary>
internal static class AllBenchmarks
{
    /// <summary>Ends well when all was measured: whether the goals are met, the page tells.</summary>
    public static async Task<int> RunAsync(IEnumerable<Command> benchmarks, FileInfo page)
    {
        var tables = new List<(Command Benchmark, List<string> Rows)>();
        foreach (var benchmark in benchmarks)
        {
            Console.WriteLine($"\n{benchmark.Name}: {benchmark.Description}\n");
            tables.Add((benchmark, await MeasureAsync(benchmark.Name).ConfigureAwait(false)));
        }

        await File.WriteAllTextAsync(page.FullName, await Page.WriteAsync(tables).ConfigureAwait(false)).ConfigureAwait(false);
        Console.WriteLine($"\nKept in {page.FullName}");
        return 0;
    }

    // Each in a process of its own: what one leaves in memory is not in another's way.
    private static async Task<List<string>> MeasureAsync(string name)
    {
        var start = Programs.Self(name);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var rows = new List<string>();
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } row)
        {
            Console.WriteLine(row);
            rows.Add(row);
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode is 0 or Report.GoalMissed ? rows : throw new InvalidOperationException($"The benchmark {name} ended with {process.ExitCode}.");
    }
}
