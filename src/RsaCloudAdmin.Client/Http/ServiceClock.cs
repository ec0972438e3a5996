namespace RsaCloudAdmin.Client.Http;

/// <summary>The service's time: this computer's, until the service has refused a token for its times and told its own.</summary>
internal sealed class ServiceClock(TimeProvider clock) : TimeProvider
{
    // The service tolerates this much.
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    // A token for a later time is valid then, for anyone who received it in place of the service. A clock that is further off than
    // a time zone has to be set.
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(1);

    private long _offset;
    private int _followed;

    /// <summary>How far the service's clock is ahead of this computer's, as far as is known.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Offset;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>How far the service is ahead, by its response, of the time that was reckoned with.</summary>
    /// <param name="date">The response's date.</param>
    /// <param name="offset">The <see cref="Offset"/> when the request was made.</param>
    public TimeSpan Lag(DateTimeOffset date, TimeSpan offset) => date - (clock.GetUtcNow() + offset);

    /// <summary>Whether tokens may be made with a service's time: not if that is more than a day ahead of this computer's.</summary>
    public bool MayFollow(DateTimeOffset date) => date - clock.GetUtcNow() <= FurthestAhead;

    /// <summary>Goes by the service's time from now on.</summary>
    /// <param name="date">The service's time.</param>
    /// <returns>What a person should know of it; null if he was told before.</returns>
    public string? Follow(DateTimeOffset date)
    {
        var ahead = date - clock.GetUtcNow();
        Interlocked.Exchange(ref _offset, ahead.Ticks);
        return Interlocked.Exchange(ref _followed, 1) == 0
            ? $"This computer's clock is {Words(ahead.Negate())} the service's, which refused a token for it. Tokens are made with the service's time instead; set the clock."
            : null;
    }

    /// <summary>How far a clock is off, as words before "the service's".</summary>
    public static string Words(TimeSpan ahead) => $"{Seconds.In(TimeSpan.FromSeconds(Math.Round(ahead.Duration().TotalSeconds)))} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")}";
}
