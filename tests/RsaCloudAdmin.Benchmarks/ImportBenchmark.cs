using System.Globalization;
using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Times Import-Module in a new pwsh, alternating between this module and an empty one.</summary>
internal static class ImportBenchmark
{
    // Nothing else is imported first, so the engine warms up within the measured time, for both modules alike.
    private const string Script = """
        param($Manifest)
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module $Manifest
        $watch.Stop()
        $watch.Elapsed.TotalMilliseconds.ToString([Globalization.CultureInfo]::InvariantCulture)
        """;

    public static async IAsyncEnumerable<Measurement> RunAsync(int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("rsa-benchmark-");
        try
        {
            var script = Path.Combine(folder.FullName, "import.ps1");
            await File.WriteAllTextAsync(script, Script).ConfigureAwait(false);
            List<(double Module, double Empty)> times = [];
            for (var pair = 0; pair < pairs; pair++)
            {
                // The order alternates because the first one finds a colder disk cache.
                var first = await MeasureAsync(script, pair % 2 == 0 ? Places.Module : Places.EmptyModule).ConfigureAwait(false);
                var second = await MeasureAsync(script, pair % 2 == 0 ? Places.EmptyModule : Places.Module).ConfigureAwait(false);
                times.Add(pair % 2 == 0 ? (first, second) : (second, first));
            }

            yield return new Measurement(
                "Import",
                times.Select(pair => pair.Module / pair.Empty).Median(),
                Goal.AtMost(1.15),
                FormattableString.Invariant($"module {times.Select(pair => pair.Module).Median():0} ms; empty module {times.Select(pair => pair.Empty).Median():0} ms; {pairs} pairs"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(string script, string manifest) => double.Parse(
        await Programs.RunAsync(RealPowerShell.Start(script, manifest)).ConfigureAwait(false), CultureInfo.InvariantCulture);
}
