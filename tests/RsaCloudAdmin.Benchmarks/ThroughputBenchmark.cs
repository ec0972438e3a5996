using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>How fast a list is worked through, beside the least that does the work and beside what an admin would write.</summary>
internal static class ThroughputBenchmark
{
    private const int Users = 2000;
    private const int WarmUp = 64;

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = Users, Latency = TimeSpan.FromMilliseconds(20) }).ConfigureAwait(false);
        using var bare = new BareClient(service.Access);
        using var module = new ModuleSession(service);
        var ids = SeededUsers.Ids(Users);
        foreach (var throttleLimit in (int[])[1, 5, 32])
        {
            await bare.UnlockAsync(ids.Take(WarmUp), throttleLimit).ConfigureAwait(false);
            module.Unlock(ids[..WarmUp], throttleLimit);
            List<(TimeSpan Bare, TimeSpan Module)> pairs = [];
            for (var round = 0; round < rounds; round++)
                pairs.Add((await bare.UnlockAsync(ids, throttleLimit).ConfigureAwait(false), module.Unlock(ids, throttleLimit)));
            yield return new Measurement(
                $"Throughput of a bare HttpClient loop = 1, at ThrottleLimit {throttleLimit}",
                pairs.Select(pair => pair.Bare / pair.Module).Median(),
                Goal.AtLeast(0.9),
                Details(("bare", pairs.Select(pair => pair.Bare)), ("module", pairs.Select(pair => pair.Module))));
        }

        if (RealPowerShell.Find() is not { } pwsh)
        {
            await Console.Error.WriteLineAsync("No pwsh was found on the PATH, so the module was not measured beside Invoke-RestMethod.").ConfigureAwait(false);
            yield break;
        }

        foreach (var (parallel, least) in ((int, double)[])[(8, 1.8), (32, 5)])
        {
            List<(TimeSpan Module, TimeSpan ByHand)> pairs = [];
            for (var round = 0; round < rounds; round++)
                pairs.Add(await RealPowerShell.UnlockAsync(pwsh, service, Users, parallel).ConfigureAwait(false));
            yield return new Measurement(
                $"Throughput of ForEach-Object -Parallel {{ Invoke-RestMethod }} = 1, at ThrottleLimit {parallel}",
                pairs.Select(pair => pair.ByHand / pair.Module).Median(),
                Goal.AtLeast(least),
                Details(("by hand", pairs.Select(pair => pair.ByHand)), ("module", pairs.Select(pair => pair.Module))));
        }
    }

    private static string Details(params (string Name, IEnumerable<TimeSpan> Times)[] contenders) => string.Join("; ", contenders.Select(contender =>
        FormattableString.Invariant($"{contender.Name} {Users / contender.Times.Select(time => time.TotalSeconds).Median():0} a second")));
}
