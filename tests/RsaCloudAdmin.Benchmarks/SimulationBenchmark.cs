using System.Globalization;
using System.Runtime.CompilerServices;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>How near a list comes to the time of a client that knows the service's limit, in the tests' simulation: the client's own limiter, events in place of time.</summary>
internal static class SimulationBenchmark
{
    private static readonly Circumstances[] Settings =
        [.. from throttleLimit in (int[])[1, 5, 32, 300] from latency in (double[])[0.005, 0.02, 0.2] select new Circumstances(ThrottleLimit: throttleLimit, Latency: latency)];

    public static async IAsyncEnumerable<Measurement> RunAsync(int seeds)
    {
        // While the module is imported, its client is found where the module lies.
        using var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        foreach (var model in ServiceModel.All)
            yield return await Task.Run(() => Measure(model, seeds)).ConfigureAwait(false);
    }

    // Apart, because it names types that need the client.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Measurement Measure(ServiceModel model, int seeds)
    {
        var result = ModelResult.Of(model, new Circumstances(), seeds);
        var (worst, where) = Settings.AsParallel()
            .Select(circumstances => (ModelResult.Of(model, circumstances, seeds).Median, circumstances))
            .MaxBy(setting => setting.Median);
        var allowed = model.MostRefusals < 1 ? FormattableString.Invariant($" of {model.MostRefusals * new Circumstances().Rows:0} allowed") : "";
        return new Measurement(
            $"{model.Name}: {model.Words}",
            // Goals have two decimals, as the figures on the page.
            Math.Round(result.Median, 2),
            Goal.AtMost(model.Goal),
            string.Create(CultureInfo.InvariantCulture, $"worst seed {result.Worst:0.00}; refusals {result.MedianRefusals}, at worst {result.MostRefusals}{allowed}; worst setting {worst:0.00} (ThrottleLimit {where.ThrottleLimit}, {where.Latency * 1000:0} ms)"));
    }
}
