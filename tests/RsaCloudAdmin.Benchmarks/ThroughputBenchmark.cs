using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Compares the throughput of a list with that of a minimal client.</summary>
internal static class ThroughputBenchmark
{
    private const int WarmUp = 64;

    // Short runs are easily disturbed, so they are repeated.
    private const int RepeatsOfShortRuns = 3;
    private const int ShortRunsFrom = 32;

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await UnlockList.StartServiceAsync().ConfigureAwait(false);
        using var bare = new BareClient(service.Access);
        using var module = ModuleSession.OpenConnected(service.KeyPath);
        foreach (var throttleLimit in (int[])[1, 5, 32, 64])
        {
            var ids = SeededUsers.Ids(UnlockList.RowsAt(throttleLimit));
            await bare.UnlockAsync(ids.Take(WarmUp), throttleLimit).ConfigureAwait(false);
            module.Unlock(ids[..WarmUp], throttleLimit);
            List<(TimeSpan Bare, TimeSpan InOrder, TimeSpan Module)> runs = [];
            for (var round = 0; round < (throttleLimit < ShortRunsFrom ? rounds : rounds * RepeatsOfShortRuns); round++)
            {
                // The first contender alternates.
                var first = round % 2 == 0 ? module.Unlock(ids, throttleLimit) : default(TimeSpan?);
                var byHand = await bare.UnlockAsync(ids, throttleLimit).ConfigureAwait(false);
                var inOrder = await bare.UnlockInOrderAsync(ids, throttleLimit).ConfigureAwait(false);
                runs.Add((byHand, inOrder, first ?? module.Unlock(ids, throttleLimit)));
            }

            yield return Compare($"ThrottleLimit {throttleLimit}", Goal.AtLeast(0.97), run => run.Bare);
            yield return Compare($"ThrottleLimit {throttleLimit}, loop with results in order", null, run => run.InOrder);

            Measurement Compare(string what, Goal? goal, Func<(TimeSpan Bare, TimeSpan InOrder, TimeSpan Module), TimeSpan> loop) => new(
                what,
                runs.Select(run => loop(run) / run.Module).Median(),
                goal,
                $"loop {UnlockList.Rate(ids.Count, runs.Select(loop))}; module {UnlockList.Rate(ids.Count, runs.Select(run => run.Module))}");
        }
    }
}
