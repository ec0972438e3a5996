using System.Diagnostics;
using System.Globalization;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Import-Module in a process that has imported nothing yet, this module and one that does nothing in turn.</summary>
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

    public static async IAsyncEnumerable<Measurement> RunAsync(int pairs)
    {
        List<(double Module, double Empty)> times = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            // Whichever goes first finds the disk's cache colder.
            var first = await MeasureAsync(pair % 2 == 0 ? Places.Module : Places.EmptyModule).ConfigureAwait(false);
            var second = await MeasureAsync(pair % 2 == 0 ? Places.EmptyModule : Places.Module).ConfigureAwait(false);
            times.Add(pair % 2 == 0 ? (first, second) : (second, first));
        }

        yield return new Measurement(
            "Time of the import beside an empty binary module's",
            times.Select(pair => pair.Module / pair.Empty).Median(),
            Goal.AtMost(1.15),
            FormattableString.Invariant($"module {times.Select(pair => pair.Module).Median():0} ms; empty module {times.Select(pair => pair.Empty).Median():0} ms; {pairs} pairs"));
    }

    private static async Task<double> MeasureAsync(string manifest) => double.Parse(
        await Programs.RunAsync(new ProcessStartInfo("dotnet", [Places.Child, Script, manifest]).WithScripts()).ConfigureAwait(false),
        CultureInfo.InvariantCulture);
}
