namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Feeds inputs to the module on several threads, and counts the results.</summary>
internal sealed class Campaign
{
    public required Seed Seed { get; init; }

    /// <summary>The number of inputs processed at the same time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The time limit for one input. The slowest take milliseconds; the rest allows for a busy computer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries inputs of one kind. A hang ends the kind, because its worker cannot be recovered.</summary>
    public async Task<Tally> RunAsync(FuzzKind kind, long inputs)
    {
        var tally = new Tally(kind.Name);
        var watchdog = new Watchdog(Patience);
        using var end = new CancellationTokenSource();
        var next = -1L;
        var watching = watchdog.WatchAsync(end.Token);
        var working = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            while (tally.Inputs < inputs && !end.IsCancellationRequested)
            {
                var seed = Seed.At(Interlocked.Increment(ref next));
                watchdog.Begin(worker, seed);
                await TryAsync(kind, seed, tally).ConfigureAwait(false);
            }

            watchdog.End(worker);
        })));

        if (await Task.WhenAny(working, watching).ConfigureAwait(false) == watching && await watching.ConfigureAwait(false) is { } stuck)
        {
            tally.Count(Verdict.Wrong(Fault.Hang, string.Empty));
            tally.Add(new Finding(kind.Name, stuck, Fault.Hang, $"there was no result within {Patience.TotalSeconds:0.#} seconds", stuck.Make(kind.Inputs)));
            await end.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            await end.CancelAsync().ConfigureAwait(false);
            await working.ConfigureAwait(false);
        }

        tally.Stop();
        return tally;
    }

    private static async Task TryAsync(FuzzKind kind, Seed seed, Tally tally)
    {
        var input = seed.Make(kind.Inputs);
        var verdict = await kind.JudgeAsync(input).ConfigureAwait(false);
        if (!tally.Count(verdict))
            return;
        var (smallest, details) = await Shrinker.ShrinkAsync(kind, input, verdict).ConfigureAwait(false);
        tally.Add(new Finding(kind.Name, seed, verdict.Fault, details, smallest));
    }
}
