using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class PaceTests
{
    private readonly Pace _pace = new();
    private TimeSpan _now = TimeSpan.FromMinutes(1);

    [Fact]
    public void There_is_none_before_the_first_refusal()
    {
        Send(1000, every: 0.001);

        Assert.Null(_pace.RateAt(_now));
        Assert.Equal(_now, _pace.TakeSlot(_now));
    }

    [Fact]
    public void The_first_refusal_tells_the_rate_of_a_limit_with_windows_of_a_second()
    {
        Send(50, every: 0.004);

        _pace.Refused(_now, TimeSpan.FromSeconds(1), wasAskedFor: true);

        Assert.Equal(50, _pace.RateAt(_now)!.Value, 0.5);
    }

    [Fact]
    public void The_first_refusal_tells_the_rate_of_a_limit_with_long_windows()
    {
        Send(1000, every: 0.005);

        _pace.Refused(_now, TimeSpan.FromSeconds(55), wasAskedFor: true);

        Assert.Equal(1000 / 60.0, _pace.RateAt(_now)!.Value, 0.5);
    }

    [Fact]
    public void Requests_get_slots_one_after_the_other()
    {
        Send(50, every: 0.004);
        _pace.Refused(_now, TimeSpan.FromSeconds(1), wasAskedFor: true);
        _now += TimeSpan.FromSeconds(1);

        var slots = Enumerable.Range(0, 50).Select(_ => _pace.TakeSlot(_now)).ToList();

        Assert.Equal(_now, slots[0]);
        Assert.Equal(49 / 50.0, (slots[49] - slots[0]).TotalSeconds, 0.02);
    }

    [Fact]
    public void A_later_refusal_takes_off_a_little()
    {
        Send(50, every: 0.004);
        Refuse();
        var rate = _pace.RateAt(_now)!.Value;
        Send(200, every: 1 / rate);

        Refuse();

        Assert.InRange(_pace.RateAt(_now)!.Value / rate, 0.95, 0.97);
    }

    [Fact]
    public void A_first_guess_that_was_far_too_high_is_put_right_by_the_next_refusal()
    {
        // Two windows' worth, at the end of one and the beginning of the next.
        Send(100, every: 0.002);
        Refuse();
        Assert.InRange(_pace.RateAt(_now)!.Value, 90, 101);
        Send(50, every: 0.01);

        Refuse();

        Assert.InRange(_pace.RateAt(_now)!.Value, 48, 70);
    }

    [Fact]
    public void The_rate_rises_slowly_and_then_ever_faster()
    {
        Send(50, every: 0.004);
        Refuse();
        var rate = _pace.RateAt(_now)!.Value;

        Assert.InRange(_pace.RateAt(_now + TimeSpan.FromSeconds(5))!.Value / rate, 1.0, 1.002);
        Assert.InRange(_pace.RateAt(_now + TimeSpan.FromSeconds(15))!.Value / rate, 1.01, 1.03);
        Assert.True(_pace.RateAt(_now + TimeSpan.FromMinutes(10))!.Value / rate > 100);
    }

    [Fact]
    public void A_pause_of_the_caller_is_not_taken_for_what_the_service_bears()
    {
        Send(50, every: 0.004);
        Refuse();
        _now += TimeSpan.FromMinutes(30);
        Send(50, every: 0.004);

        Refuse();

        Assert.InRange(_pace.RateAt(_now)!.Value, 40, 60);
    }

    [Fact]
    public void Refusals_before_anything_was_let_through_tell_no_rate()
    {
        _pace.TakeSlot(_now);
        Refuse();

        Assert.Null(_pace.RateAt(_now));
    }

    // The requests are sent no faster than the pace allows.
    private void Send(int count, double every)
    {
        for (var i = 0; i < count; i++)
        {
            var slot = _pace.TakeSlot(_now);
            _now = slot > _now ? slot : _now;
            _pace.Accepted();
            _now += TimeSpan.FromSeconds(every);
        }
    }

    private void Refuse()
    {
        var pause = TimeSpan.FromSeconds(1);
        _pace.Refused(_now, pause, wasAskedFor: true);
        _now += pause;
    }
}
