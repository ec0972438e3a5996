using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

/// <summary>How long a request waits while all requests pause, and when it gives up.</summary>
public sealed class RateLimiterPatienceTests : RateLimiterTest
{
    [Fact]
    public async Task Nobody_waits_for_longer_than_he_may_while_somebody_asks()
    {
        PauseAll();
        var asking = Enter(10);
        var waiting = Enter(11, TimeSpan.FromSeconds(15));
        Clock.Advance(RetryAfter);
        await SoonAsync(asking);
        Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waiting.IsCompleted);

        Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.False(await SoonAsync(waiting));
    }

    [Fact]
    public async Task A_pause_of_any_length_is_waited_for()
    {
        var request = new QueuedRequest(1);
        await Enter(request);
        Limiter.Refused(request, TimeSpan.FromDays(3650));
        var waiting = Enter(request);
        for (var i = 0; i < 3650; i++)
            Clock.Advance(TimeSpan.FromDays(1));

        Assert.True(await SoonAsync(waiting));
    }

    [Fact]
    public async Task Who_cannot_wait_so_long_is_sent_away_at_once_also_if_the_pause_grows()
    {
        PauseAll();
        Assert.False(await Enter(10, TimeSpan.FromSeconds(9)));
        var probe = new QueuedRequest(11);
        var asking = Enter(probe);
        var waiting = Enter(12, TimeSpan.FromSeconds(15));
        Clock.Advance(RetryAfter);
        await SoonAsync(asking);
        Assert.False(waiting.IsCompleted);

        Limiter.Refused(probe, RetryAfter);

        Assert.False(await SoonAsync(waiting));
    }

    [Fact]
    public void Who_was_never_refused_waits_through_any_number_of_pauses_that_are_short_enough()
    {
        // One request every ten seconds; each pause is shorter than the retry timeout.
        var requests = Enumerable.Range(0, 20).Select(order => new QueuedRequest(order)).ToList();
        var waiting = requests.ConvertAll(request => Enter(request, TimeSpan.FromSeconds(15)));
        var accepted = 0;
        for (var tick = 0; accepted < requests.Count; tick++)
        {
            Assert.True(tick < 100_000);
            Clock.Advance(TimeSpan.FromMilliseconds(20));
            foreach (var request in requests.FindAll(request => request.IsInFlight))
            {
                if (Clock.GetUtcNow() - Clock.Start >= TimeSpan.FromSeconds(RetryAfter.TotalSeconds * accepted))
                {
                    Limiter.Accepted(request);
                    accepted++;
                    continue;
                }

                Limiter.Refused(request, RetryAfter);
                _ = Limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None).AsTask();
            }
        }

        Assert.DoesNotContain(waiting, task => task is { Status: TaskStatus.RanToCompletion, Result: false });
    }

    [Fact]
    public async Task AClock_that_is_set_back_does_not_lengthen_the_pause()
    {
        var clock = new SetBackClock(Clock);
        using var limiter = new RateLimiter(clock);
        var request = new QueuedRequest(1);
        Assert.True(await limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None));
        limiter.Refused(request, RetryAfter);
        clock.SetBack = TimeSpan.FromHours(1);

        var waiting = limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None).AsTask();
        Clock.Advance(RetryAfter);

        Assert.True(await SoonAsync(waiting));
    }

    /// <summary>The wall clock is set back, while timers and timestamps continue.</summary>
    private sealed class SetBackClock(TimeProvider clock) : TimeProvider
    {
        public TimeSpan SetBack { get; set; }

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - SetBack;

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }
}
