namespace RsaCloudAdmin.Client.Http;

/// <summary>Waiting by a given clock, under one name on every framework.</summary>
internal static class Clocks
{
    public static Task WaitAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken)
    {
        // Timers cut off what is less than a millisecond, and who waits until a moment would turn in circles.
        var whole = TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
#if NET
        return Task.Delay(whole, clock, cancellationToken);
#else
        return clock.Delay(whole, cancellationToken);
#endif
    }

    /// <summary>A token that is cancelled when the time is over.</summary>
    public static CancellationTokenSource EndAfter(this TimeProvider clock, TimeSpan time) =>
#if NET
        new(time, clock);
#else
        clock.CreateCancellationTokenSource(time);
#endif
}
