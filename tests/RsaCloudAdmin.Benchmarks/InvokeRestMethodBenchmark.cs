using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>How fast a list is worked through, beside the scripts that an admin would write by hand.</summary>
internal static class InvokeRestMethodBenchmark
{
    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await UnlockList.StartServiceAsync().ConfigureAwait(false);
        yield return await CompareAsync("ForEach-Object { Invoke-RestMethod }", Way.Sequential, 1, goal: null).ConfigureAwait(false);
        foreach (var (throttleLimit, least) in ((int, double)[])[(8, 1.8), (32, 5)])
            yield return await CompareAsync("ForEach-Object -Parallel { Invoke-RestMethod }", Way.Parallel, throttleLimit, Goal.AtLeast(least)).ConfigureAwait(false);

        async Task<Measurement> CompareAsync(string script, Way way, int throttleLimit, Goal? goal)
        {
            var count = UnlockList.RowsAt(throttleLimit);
            List<(TimeSpan Module, TimeSpan ByHand)> pairs = [];
            for (var round = 0; round < rounds; round++)
            {
                var module = await RealPowerShell.UnlockAsync(Way.Module, service, count, throttleLimit).ConfigureAwait(false);
                pairs.Add((module, await RealPowerShell.UnlockAsync(way, service, count, throttleLimit).ConfigureAwait(false)));
            }

            return new Measurement(
                $"Throughput beside {script}, at ThrottleLimit {throttleLimit}",
                pairs.Select(pair => pair.ByHand / pair.Module).Median(),
                goal,
                $"by hand {UnlockList.Rate(count, pairs.Select(pair => pair.ByHand))}; module {UnlockList.Rate(count, pairs.Select(pair => pair.Module))}; {UnlockList.MostAt(throttleLimit)}");
        }
    }
}
