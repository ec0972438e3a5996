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
        Send(200, every: 0.02);
        var rate = _pace.RateAt(_now)!.Value;

        Refuse();

        Assert.InRange(_pace.RateAt(_now)!.Value / rate, 0.95, 0.97);
    }

    [Fact]
    public void A_refusal_right_after_the_pause_tells_that_the_window_is_longer_and_no_more()
    {
        Send(50, every: 0.004);
        Refuse();
        _pace.TakeSlot(_now);

        Refuse();

        // What was let through in 1.2 seconds, without the cut.
        Assert.Equal(50 / 1.2, _pace.RateAt(_now)!.Value, 0.5);
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
    public void A_first_guess_rises_soon_and_a_rate_that_was_tried_slowly_and_then_ever_faster()
    {
        Send(50, every: 0.004);
        Refuse();
        Assert.InRange(RiseAfter(2), 1.001, 1.01);
        Assert.InRange(RiseAfter(16), 2, 3);

        Send(100, every: 0.02);
        Refuse();

        Assert.InRange(RiseAfter(5), 1.0, 1.002);
        Assert.InRange(RiseAfter(15), 1.01, 1.03);
        Assert.True(RiseAfter(600) > 100);
    }

    [Fact]
    public void The_time_between_the_making_of_the_client_and_its_first_request_does_not_count()
    {
        Send(50, every: 0.004);
        Refuse();

        Assert.Equal(50, _pace.RateAt(_now)!.Value, 0.5);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1800)]
    public void A_single_request_some_time_before_the_list_does_not_lower_the_first_guess(double seconds)
    {
        Send(1, every: seconds);
        Send(49, every: 0.004);

        Refuse();

        Assert.InRange(_pace.RateAt(_now)!.Value, 40, 60);
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

    private double RiseAfter(double seconds) => _pace.RateAt(_now + TimeSpan.FromSeconds(seconds))!.Value / _pace.RateAt(_now)!.Value;

    private void Refuse()
    {
        var pause = TimeSpan.FromSeconds(1);
        _pace.Refused(_now, pause, wasAskedFor: true);
        _now += pause;
    }
}
