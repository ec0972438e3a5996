using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

public sealed class RateLimiterTests : RateLimiterTest
{
    [Fact]
    public void Without_a_refusal_nobody_waits()
    {
        for (var i = 0; i < 100; i++)
            Assert.True(Enter(i) is { IsCompleted: true, Result: true });
    }

    [Fact]
    public async Task A_pause_holds_all_requests_until_its_end_and_then_lets_one_at_a_time_probe()
    {
        PauseAll();
        var requests = Enumerable.Range(10, 5).Select(order => new QueuedRequest(order)).ToList();
        var waiting = requests.Select(request => Enter(request)).ToList();
        Assert.Equal(RetryAfter, Limiter.Pause);
        Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(await SoonAsync(waiting[0]));
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.DoesNotContain(waiting.Skip(1), task => task.IsCompleted);
        Limiter.Accepted(requests[0]);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await SoonAsync(waiting[1]));
    }

    [Fact]
    public async Task The_oldest_asks_first_whoever_came_first()
    {
        PauseAll();
        var young = Enter(30);
        var old = Enter(20);

        Clock.Advance(RetryAfter);

        Assert.True(await SoonAsync(old));
        Assert.False(young.IsCompleted);
    }

    [Fact]
    public async Task Who_was_to_ask_and_does_not_leaves_the_question_to_the_next()
    {
        PauseAll();
        var first = new QueuedRequest(10);
        var asking = Enter(first);
        var next = Enter(11);
        Clock.Advance(RetryAfter);
        await SoonAsync(asking);

        Limiter.Abandoned(first);

        Assert.True(await SoonAsync(next));
        Assert.False(Enter(12).IsCompleted);
    }

    [Fact]
    public async Task Who_asks_and_fails_was_not_refused_so_that_all_may_go_on()
    {
        PauseAll();
        var first = new QueuedRequest(10);
        var asking = Enter(first);
        var others = new[] { Enter(11), Enter(12) };
        Clock.Advance(RetryAfter);
        await SoonAsync(asking);

        Limiter.Failed(first);

        Assert.All(await SoonAsync(Task.WhenAll(others)), Assert.True);
    }

    [Fact]
    public async Task An_idle_hour_during_a_pause_teaches_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            var request = new QueuedRequest(i);
            await Enter(request);
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            Limiter.Accepted(request);
        }

        PauseAll();
        Clock.Advance(TimeSpan.FromHours(1));
        var probe = new QueuedRequest(1000);
        Assert.True(await SoonAsync(Enter(probe)));
        Clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.InRange(Limiter.Accepted(probe)!.Value.Rate!.Value, 10, 25);
    }

    [Fact]
    public async Task A_service_that_refused_everything_at_first_has_no_known_rate()
    {
        PauseAll();
        var probe = new QueuedRequest(10);
        var asking = Enter(probe);
        Clock.Advance(RetryAfter);
        await SoonAsync(asking);

        Assert.Null(Limiter.Accepted(probe));
        for (var i = 11; i < 100; i++)
            Assert.True(Enter(i) is { IsCompleted: true, Result: true });
    }

    [Fact]
    public async Task Who_leaves_is_not_let_through_and_the_next_is()
    {
        PauseAll();
        using var leaving = new CancellationTokenSource();
        var left = Limiter.WaitAsync(new QueuedRequest(10), TimeSpan.MaxValue, leaving.Token).AsTask();
        var next = Enter(11);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Clock.Advance(RetryAfter);
        Assert.True(await SoonAsync(next));
    }

    [Fact]
    public async Task A_closed_client_lets_nobody_wait()
    {
        PauseAll();
        var waiting = Enter(10);

        Limiter.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Enter(11));
    }

    [Fact]
    public async Task Time_in_which_nobody_wanted_to_send_does_not_count_as_slowness()
    {
        // One request, an hour without any, and then a list.
        var lone = new QueuedRequest(1);
        await Enter(lone);
        Limiter.Accepted(lone);
        Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 100; i++)
        {
            var request = new QueuedRequest(2 + i);
            Assert.True(await Enter(request));
            Clock.Advance(TimeSpan.FromMilliseconds(20));
            Limiter.Accepted(request);
        }

        var findings = await LearnAsync();

        // The ten seconds of the pause count.
        Assert.InRange(findings.Rate!.Value, 8, 12);
    }

    [Fact]
    public async Task Of_many_threads_none_waits_forever()
    {
        using var limiter = new RateLimiter(TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Run(async () =>
        {
            var request = new QueuedRequest(i);
            Assert.True(await limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None));
            if (i == 1000)
            {
                limiter.Refused(request, TimeSpan.FromMilliseconds(20));
                Assert.True(await limiter.WaitAsync(request, TimeSpan.MaxValue, CancellationToken.None));
            }

            limiter.Accepted(request);
        }))).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private async Task<RateLimitFindings> LearnAsync()
    {
        PauseAll();
        var probe = new QueuedRequest(1000);
        var asking = Enter(probe);
        Clock.Advance(RetryAfter);
        Assert.True(await SoonAsync(asking));
        return Limiter.Accepted(probe)!.Value;
    }
}
