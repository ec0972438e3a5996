using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

public sealed class RateLimiterTests : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new();
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = new RateLimiter(_clock);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public void Without_a_refusal_nobody_waits()
    {
        for (var i = 0; i < 100; i++)
            Assert.True(Enter(i) is { IsCompleted: true, Result: true });
    }

    [Fact]
    public async Task A_closed_gate_holds_everybody_until_its_end_and_lets_one_at_a_time_ask()
    {
        Close();
        var requests = Enumerable.Range(10, 5).Select(order => new QueuedRequest(order)).ToList();
        var waiting = requests.Select(request => Enter(request)).ToList();
        Assert.Equal(RetryAfter, _limiter.Pause);
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(await SoonAsync(waiting[0]));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.DoesNotContain(waiting.Skip(1), task => task.IsCompleted);
        _limiter.Accepted(requests[0]);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await SoonAsync(waiting[1]));
    }

    [Fact]
    public async Task The_oldest_asks_first_whoever_came_first()
    {
        Close();
        var young = Enter(30);
        var old = Enter(20);

        _clock.Advance(RetryAfter);

        Assert.True(await SoonAsync(old));
        Assert.False(young.IsCompleted);
    }

    [Fact]
    public async Task Who_was_to_ask_and_does_not_leaves_the_question_to_the_next()
    {
        Close();
        var first = new QueuedRequest(10);
        var asking = Enter(first);
        var next = Enter(11);
        _clock.Advance(RetryAfter);
        await SoonAsync(asking);

        _limiter.Abandoned(first);

        Assert.True(await SoonAsync(next));
        Assert.False(Enter(12).IsCompleted);
    }

    [Fact]
    public async Task Who_asks_and_fails_was_not_refused_so_that_all_may_go_on()
    {
        Close();
        var first = new QueuedRequest(10);
        var asking = Enter(first);
        var others = new[] { Enter(11), Enter(12) };
        _clock.Advance(RetryAfter);
        await SoonAsync(asking);

        _limiter.Failed(first);

        Assert.All(await SoonAsync(Task.WhenAll(others)), Assert.True);
    }

    [Fact]
    public async Task Nobody_waits_for_longer_than_he_may_while_somebody_asks()
    {
        Close();
        var asking = Enter(10);
        var waiting = Enter(11, TimeSpan.FromSeconds(15));
        _clock.Advance(RetryAfter);
        await SoonAsync(asking);
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.False(await SoonAsync(waiting));
    }

    [Fact]
    public async Task A_pause_of_any_length_is_waited_for()
    {
        var request = new QueuedRequest(1);
        await Enter(request);
        _limiter.Refused(request, TimeSpan.FromDays(3650));
        var waiting = Enter(request);
        for (var i = 0; i < 3650; i++)
            _clock.Advance(TimeSpan.FromDays(1));

        Assert.True(await SoonAsync(waiting));
    }

    [Fact]
    public async Task An_idle_hour_behind_a_closed_gate_teaches_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            var request = new QueuedRequest(i);
            await Enter(request);
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            _limiter.Accepted(request);
        }

        Close();
        _clock.Advance(TimeSpan.FromHours(1));
        var probe = new QueuedRequest(1000);
        Assert.True(await SoonAsync(Enter(probe)));
        _clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.InRange(_limiter.Accepted(probe)!.Value.Rate!.Value, 10, 25);
    }

    [Fact]
    public async Task A_service_that_refused_everything_at_first_has_no_known_rate()
    {
        Close();
        var probe = new QueuedRequest(10);
        var asking = Enter(probe);
        _clock.Advance(RetryAfter);
        await SoonAsync(asking);

        Assert.Null(_limiter.Accepted(probe));
        for (var i = 11; i < 100; i++)
            Assert.True(Enter(i) is { IsCompleted: true, Result: true });
    }

    [Fact]
    public async Task Who_cannot_wait_so_long_is_sent_away_at_once_also_if_the_pause_grows()
    {
        Close();
        Assert.False(await Enter(10, TimeSpan.FromSeconds(9)));
        var probe = new QueuedRequest(11);
        var asking = Enter(probe);
        var waiting = Enter(12, TimeSpan.FromSeconds(15));
        _clock.Advance(RetryAfter);
        await SoonAsync(asking);
        Assert.False(waiting.IsCompleted);

        _limiter.Refused(probe, RetryAfter);

        Assert.False(await SoonAsync(waiting));
    }

    [Fact]
    public void Who_was_never_refused_waits_through_any_number_of_pauses_that_are_short_enough()
    {
        // One request in ten seconds, and each pause is shorter than anybody's patience.
        var requests = Enumerable.Range(0, 20).Select(order => new QueuedRequest(order)).ToList();
        var waiting = requests.ConvertAll(request => Enter(request, TimeSpan.FromSeconds(15)));
        var accepted = 0;
        for (var tick = 0; accepted < requests.Count; tick++)
        {
            Assert.True(tick < 100_000);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            foreach (var request in requests.FindAll(request => request.IsInFlight))
            {
                if (_clock.GetUtcNow() - _clock.Start >= TimeSpan.FromSeconds(RetryAfter.TotalSeconds * accepted))
                {
                    _limiter.Accepted(request);
                    accepted++;
                    continue;
                }

                _limiter.Refused(request, RetryAfter);
                _ = _limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None).AsTask();
            }
        }

        Assert.DoesNotContain(waiting, task => task is { Status: TaskStatus.RanToCompletion, Result: false });
    }

    [Fact]
    public async Task Who_leaves_is_not_let_through_and_the_next_is()
    {
        Close();
        using var leaving = new CancellationTokenSource();
        var left = _limiter.WaitAsync(new QueuedRequest(10), TimeSpan.MaxValue, leaving.Token).AsTask();
        var next = Enter(11);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        _clock.Advance(RetryAfter);
        Assert.True(await SoonAsync(next));
    }

    [Fact]
    public async Task A_closed_client_lets_nobody_wait()
    {
        Close();
        var waiting = Enter(10);

        _limiter.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Enter(11));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_lengthen_the_pause()
    {
        var clock = new SetBackClock(_clock);
        using var limiter = new RateLimiter(clock);
        var request = new QueuedRequest(1);
        Assert.True(await limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None));
        limiter.Refused(request, RetryAfter);
        clock.SetBack = TimeSpan.FromHours(1);

        var waiting = limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None).AsTask();
        _clock.Advance(RetryAfter);

        Assert.True(await SoonAsync(waiting));
    }

    [Fact]
    public async Task Time_in_which_nobody_wanted_to_send_does_not_count_as_slowness()
    {
        // One user in an hour, and then a list.
        var lone = new QueuedRequest(1);
        await Enter(lone);
        _limiter.Accepted(lone);
        _clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 100; i++)
        {
            var request = new QueuedRequest(2 + i);
            Assert.True(await Enter(request));
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            _limiter.Accepted(request);
        }

        var findings = await LearnAsync();

        // The ten seconds of the pause count.
        Assert.InRange(findings.Rate!.Value, 8, 12);
    }

    [Fact]
    public async Task Of_many_threads_each_gets_through_once()
    {
        using var limiter = new RateLimiter(TimeProvider.System);
        var sent = 0;

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Run(async () =>
        {
            var request = new QueuedRequest(i);
            Assert.True(await limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None));
            if (i == 1000)
            {
                limiter.Refused(request, TimeSpan.FromMilliseconds(20));
                Assert.True(await limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None));
            }

            Interlocked.Increment(ref sent);
            limiter.Accepted(request);
        }))).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(2000, sent);
    }

    private async Task<RateLimitFindings> LearnAsync()
    {
        Close();
        var probe = new QueuedRequest(1000);
        var asking = Enter(probe);
        _clock.Advance(RetryAfter);
        Assert.True(await SoonAsync(asking));
        return _limiter.Accepted(probe)!.Value;
    }

    // Three refusals in a row that say when to come back.
    private void Close()
    {
        for (var order = 1; order <= 3; order++)
        {
            var request = new QueuedRequest(order);
            Assert.True(Enter(request) is { IsCompleted: true, Result: true });
            _limiter.Refused(request, RetryAfter);
        }
    }

    private Task<bool> Enter(int order, TimeSpan? patience = null) => Enter(new QueuedRequest(order), patience);

    private Task<bool> Enter(QueuedRequest request, TimeSpan? patience = null) =>
        _limiter.WaitAsync(request, patience ?? TimeSpan.MaxValue, CancellationToken.None).AsTask();

    private static Task<T> SoonAsync<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Somebody set the wall clock back; timers and timestamps run on.</summary>
    private sealed class SetBackClock(TimeProvider clock) : TimeProvider
    {
        public TimeSpan SetBack { get; set; }

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - SetBack;

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }
}
