using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Environments;
using RsaCloudAdmin.Benchmarks.Contenders;

namespace RsaCloudAdmin.Benchmarks.All;

/// <summary>Writes the page of figures, with the machine and the date.</summary>
internal static class Page
{
    private const double Gigabyte = 1024 * 1024 * 1024;

    // The header row and the separator below it.
    private const int HeadOfTable = 2;

    public static async Task<string> WriteAsync(IEnumerable<AllBenchmarks.Result> results, int? rounds)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            `./build.ps1 -Task Benchmark` writes this page. It runs this command; to run one benchmark, replace `all` with its name:

            ```
            dotnet run -c Release --project tests/RsaCloudAdmin.Benchmarks -- all
            ```

            The service is the emulator, in its own process on the same machine. The module and what it is compared with take turns.
            Each figure is the median of their ratios, unless its name says otherwise. A figure without a goal is for information.

            | | |
            |---|---|

            """);
        foreach (var (name, value) in await MachineAsync().ConfigureAwait(false))
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Rounds | {(rounds is { } number ? $"{number} of each (`--rounds`), for a quick look" : "the default of each benchmark")} |\n");
        foreach (var result in results)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {result.Benchmark.Name}\n\n{result.Benchmark.Description}\n\n");
            if (result.Rows.Count > HeadOfTable)
                page.AppendJoin('\n', result.Rows).Append('\n');
            if (result.Failed)
                page.Append("\nThis benchmark failed before its end.\n");
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
