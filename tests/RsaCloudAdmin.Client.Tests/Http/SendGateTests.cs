using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class SendGateTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SendGate _gate;

    public SendGateTests() => _gate = new SendGate(_clock);

    [Fact]
    public void An_open_gate_is_passed_at_once()
    {
        var pass = _gate.PassAsync(TimeSpan.MaxValue, CancellationToken.None);

        Assert.True(pass.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_pause_holds_everybody_until_its_end()
    {
        _gate.Pause(await PassAsync(), TimeSpan.FromSeconds(10), true);
        var waiting = Enumerable.Range(0, 20).Select(_ => PassAsync()).ToList();

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.DoesNotContain(waiting, w => w.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_longer_pause_goes_on_and_a_shorter_one_does_not_cut_it()
    {
        var round = await PassAsync();
        _gate.Pause(round, TimeSpan.FromSeconds(10), true);
        _gate.Pause(round, TimeSpan.FromSeconds(2), true);
        var waiting = PassAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _gate.Pause(round, TimeSpan.FromSeconds(10), true);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);

        await AdvanceUntilAsync(waiting, TimeSpan.FromSeconds(1), 10);
    }

    [Fact]
    public async Task Requests_refused_together_count_as_one_refusal()
    {
        var rounds = new[] { await PassAsync(), await PassAsync(), await PassAsync() };
        foreach (var round in rounds)
            _gate.Pause(round, TimeSpan.FromSeconds(1), true);

        Assert.Equal(1, _gate.RefusalsInARow);
    }

    [Fact]
    public async Task Requests_refused_together_wait_once_unless_the_service_asks_for_more()
    {
        var rounds = new[] { await PassAsync(), await PassAsync(), await PassAsync() };

        Assert.Equal(1, _gate.Pause(rounds[0], TimeSpan.FromSeconds(1), false).TotalSeconds);
        Assert.Equal(1, _gate.Pause(rounds[1], TimeSpan.FromSeconds(2), false).TotalSeconds);
        Assert.Equal(2, _gate.Pause(rounds[2], TimeSpan.FromSeconds(2), true).TotalSeconds);
        Assert.Equal(2, _gate.PauseLeft.TotalSeconds);
    }

    [Fact]
    public async Task Rounds_refused_one_after_the_other_are_counted_until_one_is_let_through()
    {
        for (var i = 1; i <= 3; i++)
        {
            _gate.Pause(await PassAsync(), TimeSpan.FromSeconds(1), true);
            Assert.Equal(i, _gate.RefusalsInARow);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _gate.Passed();

        Assert.Equal(0, _gate.RefusalsInARow);
    }

    [Fact]
    public async Task Whoever_waits_can_leave()
    {
        _gate.Pause(await PassAsync(), TimeSpan.FromHours(1), true);
        using var leaving = new CancellationTokenSource();
        var waiting = _gate.PassAsync(TimeSpan.MaxValue, leaving.Token).AsTask();
        Assert.False(waiting.IsCompleted);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_lengthen_the_pause()
    {
        var clock = new SetBackClock(_clock);
        var gate = new SendGate(clock);
        gate.Pause((await gate.PassAsync(TimeSpan.MaxValue, CancellationToken.None))!.Value, TimeSpan.FromSeconds(10), true);
        clock.SetBack = TimeSpan.FromHours(1);

        var waiting = gate.PassAsync(TimeSpan.MaxValue, CancellationToken.None).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(10));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private async Task<int> PassAsync() => (await _gate.PassAsync(TimeSpan.MaxValue, CancellationToken.None))!.Value;

    private async Task AdvanceUntilAsync(Task done, TimeSpan step, int most)
    {
        for (var i = 0; i < most && !done.IsCompleted; i++)
        {
            _clock.Advance(step);
            await Task.WhenAny(done, Task.Delay(200, TestContext.Current.CancellationToken));
        }

        Assert.True(done.IsCompleted);
        await done;
    }

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
