using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>How fast a list is worked through, beside the script that an admin would write by hand.</summary>
internal static class InvokeRestMethodBenchmark
{
    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        if (RealPowerShell.Find() is not { } pwsh)
        {
            await Console.Error.WriteLineAsync("No pwsh was found on the PATH, so nothing was measured.").ConfigureAwait(false);
            yield break;
        }

        using var service = await UnlockList.StartServiceAsync().ConfigureAwait(false);
        foreach (var (parallel, least) in ((int, double)[])[(8, 1.8), (32, 5)])
        {
            List<(TimeSpan Module, TimeSpan ByHand)> pairs = [];
            for (var round = 0; round < rounds; round++)
                pairs.Add(await RealPowerShell.UnlockAsync(pwsh, service, UnlockList.Ids.Count, parallel).ConfigureAwait(false));
            yield return new Measurement(
                $"Throughput beside ForEach-Object -Parallel {{ Invoke-RestMethod }}, at ThrottleLimit {parallel}",
                pairs.Select(pair => pair.ByHand / pair.Module).Median(),
                Goal.AtLeast(least),
                $"by hand {UnlockList.Rate(pairs.Select(pair => pair.ByHand))}; module {UnlockList.Rate(pairs.Select(pair => pair.Module))}");
        }
    }
}
