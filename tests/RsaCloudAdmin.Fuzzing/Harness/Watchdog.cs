using System.Collections.Concurrent;
using System.Diagnostics;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Detects an input that hangs.</summary>
/// <param name="patience">The time limit for one input.</param>
internal sealed class Watchdog(TimeSpan patience)
{
    private readonly ConcurrentDictionary<int, (Seed Seed, long Since)> _underWay = new();

    /// <summary>Records that a worker begins an input.</summary>
    public void Begin(int worker, Seed seed) => _underWay[worker] = (seed, Stopwatch.GetTimestamp());

    /// <summary>Records that a worker has finished all its inputs.</summary>
    public void End(int worker) => _underWay.TryRemove(worker, out _);

    /// <summary>Waits for the first input that exceeds the time limit.</summary>
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
