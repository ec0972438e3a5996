using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Compares the throughput of the module with scripts that an admin would write.</summary>
internal static class InvokeRestMethodBenchmark
{
    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await UnlockList.StartServiceAsync().ConfigureAwait(false);
        yield return await CompareAsync("ForEach-Object", Way.Sequential, 1, goal: null).ConfigureAwait(false);
        foreach (var (throttleLimit, least) in ((int, double)[])[(8, 1.8), (32, 5)])
            yield return await CompareAsync("ForEach-Object -Parallel", Way.Parallel, throttleLimit, Goal.AtLeast(least)).ConfigureAwait(false);

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
                $"{script}, ThrottleLimit {throttleLimit}",
                pairs.Select(pair => pair.ByHand / pair.Module).Median(),
                goal,
                $"loop {UnlockList.Rate(count, pairs.Select(pair => pair.ByHand))}; module {UnlockList.Rate(count, pairs.Select(pair => pair.Module))}; {UnlockList.MostAt(throttleLimit)}");
        }
    }
}
