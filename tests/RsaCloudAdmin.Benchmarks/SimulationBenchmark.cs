using System.Globalization;
using System.Runtime.CompilerServices;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>
/// Compares the client's rate limiter with an ideal client that knows the service's rate limit, in the tests' event-driven
/// simulation.
/// </summary>
internal static class SimulationBenchmark
{
    private static readonly Circumstances[] Settings =
        [.. from throttleLimit in (int[])[1, 5, 32, 300] from latency in (double[])[0.005, 0.02, 0.2] select new Circumstances(ThrottleLimit: throttleLimit, Latency: latency)];

    public static async IAsyncEnumerable<Measurement> RunAsync(int seeds)
    {
        // While the module is imported, its client is found in the module's folder.
        using var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        foreach (var model in ServiceModel.All)
            yield return await Task.Run(() => Measure(model, seeds)).ConfigureAwait(false);
    }

    // A separate method, because it names types that need the client.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Measurement Measure(ServiceModel model, int seeds)
    {
        var result = ModelResult.Create(model, new Circumstances(), seeds);
        var (worst, where) = Settings.AsParallel()
            .Select(circumstances => (ModelResult.Create(model, circumstances, seeds).Median, circumstances))
            .MaxBy(setting => setting.Median);
        var allowed = model.MostRefusals < 1 ? FormattableString.Invariant($" of {model.MostRefusals * new Circumstances().Rows:0}") : "";
        return new Measurement(
            $"{model.Name}: {model.Words}",
            // Rounded to two decimals like the page, so that the comparison with the goal agrees with it.
            Math.Round(result.Median, 2),
            Goal.AtMost(model.Goal),
            string.Create(CultureInfo.InvariantCulture, $"seed {result.Worst:0.00}; refusals {result.MedianRefusals}, max {result.MostRefusals}{allowed}; setting {worst:0.00} ({where.ThrottleLimit}, {where.Latency * 1000:0} ms)"));
    }
}
