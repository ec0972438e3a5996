using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace RsaCloudAdmin.Benchmarks.Import;

/// <summary>Import-Module in a process that has imported nothing yet, this module and an empty one in turn.</summary>
internal static class ImportBenchmark
{
    // Nothing else is imported: the engine warms up within the measured time, for both alike.
    private const string Script = """
        param($Manifest)
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module $Manifest
        $watch.Stop()
        $watch.Elapsed.TotalMilliseconds.ToString([Globalization.CultureInfo]::InvariantCulture)
        """;

    /// <summary>The times in milliseconds, pair by pair.</summary>
    public static async IAsyncEnumerable<(double Ours, double Empty)> RunAsync(int pairs)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            // Whichever goes first finds the disk's cache colder.
            if (pair % 2 == 0)
            {
                var ours = await MeasureAsync("Module").ConfigureAwait(false);
                yield return (ours, await MeasureAsync("EmptyModule").ConfigureAwait(false));
            }
            else
            {
                var empty = await MeasureAsync("EmptyModule").ConfigureAwait(false);
                yield return (await MeasureAsync("Module").ConfigureAwait(false), empty);
            }
        }
    }

    private static async Task<double> MeasureAsync(string module)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf("Child"), Script, PathOf(module)])
        {
            RedirectStandardOutput = true,
            Environment = { ["PSExecutionPolicyPreference"] = "Bypass" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The import of {module} failed.");
    }

    private static string PathOf(string name) => Path.GetFullPath(
        typeof(ImportBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!,
        AppContext.BaseDirectory);
}
