namespace RsaCloudAdmin.Client.Http;

/// <summary>Timers of a given clock, with the same methods on every framework.</summary>
internal static class Clocks
{
    public static Task WaitAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken)
    {
        // Timers cut off fractions of a millisecond. A caller that waits until a given time would then loop.
        var whole = TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
#if NET
        return Task.Delay(whole, clock, cancellationToken);
#else
        return clock.Delay(whole, cancellationToken);
#endif
    }

    /// <summary>Returns a source that is canceled after the given time.</summary>
    public static CancellationTokenSource EndAfter(this TimeProvider clock, TimeSpan time) =>
#if NET
        new(time, clock);
#else
        clock.CreateCancellationTokenSource(time);
#endif
}
