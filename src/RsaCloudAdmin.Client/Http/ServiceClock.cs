namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// The service's time. This is this computer's time, until the service refuses a token because of its times and sends its own
/// time.
/// </summary>
internal sealed class ServiceClock(TimeProvider clock) : TimeProvider
{
    // The difference that the service accepts.
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    // A token for a later time becomes valid then, also for a wrong server that received it. A clock that is off by more than a
    // time zone must be set.
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(1);

    private long _offset;
    private int _followed;

    /// <summary>How far the service's clock is ahead of this computer's, as far as known.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Offset;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>Returns how far the service's clock, by its response, is ahead of the time that the request used.</summary>
    /// <param name="date">The date of the response.</param>
    /// <param name="offset">The <see cref="Offset"/> when the request was made.</param>
    public TimeSpan Lag(DateTimeOffset date, TimeSpan offset) => date - (clock.GetUtcNow() + offset);

    /// <summary>Whether tokens may use the service's time. They may not if it is more than a day ahead of this computer's.</summary>
    public bool MayFollow(DateTimeOffset date) => date - clock.GetUtcNow() <= FurthestAhead;

    /// <summary>Uses the service's time from now on.</summary>
    /// <param name="date">The service's time.</param>
    /// <returns>A warning for the user; null if it was returned before.</returns>
    public string? Follow(DateTimeOffset date)
    {
        var ahead = date - clock.GetUtcNow();
        Interlocked.Exchange(ref _offset, ahead.Ticks);
        return Interlocked.Exchange(ref _followed, 1) == 0
            ? $"This computer's clock is {Words(ahead.Negate())} the service's, which refused an access token because of this. Access tokens now use the service's time. Set the clock."
            : null;
    }

    /// <summary>Returns how far a clock is off, as the words before "the service's".</summary>
    public static string Words(TimeSpan ahead) => $"{Seconds.In(TimeSpan.FromSeconds(Math.Round(ahead.Duration().TotalSeconds)))} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")}";
}
