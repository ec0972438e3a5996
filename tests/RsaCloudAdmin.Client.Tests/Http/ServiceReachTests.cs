using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ServiceReachTests
{
    [Theory]
    [InlineData(100, 130)]
    [InlineData(599, 629)]
    [InlineData(600, 600)]
    [InlineData(3600, 600)]
    public void A_service_that_was_not_found_is_looked_for_again_after_a_while(int timeout, int memory)
    {
        var clock = new FakeTimeProvider();
        var reach = new ServiceReach(clock, TimeSpan.FromSeconds(timeout));
        reach.Learn(foundNoService: true, isLast: true);

        clock.Advance(TimeSpan.FromSeconds(memory) - TimeSpan.FromTicks(1));
        Assert.True(reach.IsGone);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(reach.IsGone);
    }
}
