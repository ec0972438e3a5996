using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Environments;
using RsaCloudAdmin.Benchmarks.Contenders;

namespace RsaCloudAdmin.Benchmarks.All;

/// <summary>The page that the figures are kept on, with the machine and the date.</summary>
internal static class Page
{
    private const double Gigabyte = 1024 * 1024 * 1024;

    // The heading of a table and the line below it.
    private const int HeadOfTable = 2;

    public static async Task<string> WriteAsync(IEnumerable<AllBenchmarks.Result> results, int? rounds)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            Written by `./build.ps1 -Task Benchmark`, which runs

            ```
            dotnet run -c Release --project tests/RsaCloudAdmin.Benchmarks -- all
            ```

            Every figure is a ratio within one run, unless its name says otherwise: contenders take turns on the same machine,
            and the median counts. The service is the emulator, on this machine and in a process of its own. A figure without a
            goal is told for its own sake. By the name of a benchmark in place of `all`, it runs alone.

            | | |
            |---|---|

            """);
        foreach (var (name, value) in await MachineAsync().ConfigureAwait(false))
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Rounds | {(rounds is { } number ? $"{number} of each, by `--rounds`: a quick look" : "each benchmark's own number")} |\n");
        foreach (var result in results)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {result.Benchmark.Name}\n\n{result.Benchmark.Description}\n\n");
            if (result.Rows.Count > HeadOfTable)
                page.AppendJoin('\n', result.Rows).Append('\n');
            if (result.Failed)
                page.Append("\nIt did not run to its end.\n");
        }

        return page.ToString();
    }

    private static async Task<(string Name, string Value)[]> MachineAsync()
    {
        var host = HostEnvironmentInfo.GetCurrent();
        return
        [
            ("Date", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("Processor", $"{host.Cpu.Value?.ProcessorName ?? "unknown"}, {Environment.ProcessorCount} cores for this process"),
            ("Memory", FormattableString.Invariant($"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte:0} GB")),
            ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
            (".NET", RuntimeInformation.FrameworkDescription),
            ("PowerShell", await RealPowerShell.VersionAsync().ConfigureAwait(false)),
        ];
    }
}
