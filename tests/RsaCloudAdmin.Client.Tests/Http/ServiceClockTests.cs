using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ServiceClockTests
{
    [Fact]
    public void A_time_up_to_a_day_ahead_is_followed()
    {
        var here = new FakeTimeProvider();
        var clock = new ServiceClock(here);
        var tomorrow = here.GetUtcNow().AddDays(1);

        Assert.True(clock.MayFollow(tomorrow));
        Assert.False(clock.MayFollow(tomorrow.AddTicks(1)));
    }

    [Theory]
    [InlineData(0, "0 seconds behind")]
    [InlineData(-1, "1 second behind")]
    [InlineData(1, "1 second ahead of")]
    [InlineData(90.4, "90 seconds ahead of")]
    public void How_far_a_clock_is_off_is_told_in_whole_seconds(double seconds, string words) =>
        Assert.Equal(words, ServiceClock.Words(TimeSpan.FromSeconds(seconds)));
}
