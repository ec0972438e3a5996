using System.Collections.Concurrent;
using System.Diagnostics;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Notices an input of which nothing comes.</summary>
/// <param name="patience">How long an input may take.</param>
internal sealed class Watchdog(TimeSpan patience)
{
    private readonly ConcurrentDictionary<int, (Seed Seed, long Since)> _underWay = new();

    /// <summary>A worker begins with an input.</summary>
    public void Begin(int worker, Seed seed) => _underWay[worker] = (seed, Stopwatch.GetTimestamp());

    /// <summary>A worker has done all of its inputs.</summary>
    public void End(int worker) => _underWay.TryRemove(worker, out _);

    /// <summary>Waits for the first input that takes too long.</summary>
    /// <returns>Its seed; null if there was none until the end.</returns>
    public async Task<Seed?> WatchAsync(CancellationToken end)
    {
        using var timer = new PeriodicTimer(patience / 10);
        try
        {
            while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false))
            {
                foreach (var (seed, since) in _underWay.Values)
                {
                    if (Stopwatch.GetElapsedTime(since) > patience)
                        return seed;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        return null;
    }
}
