using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class SecondsTests
{
    [Theory]
    [InlineData(0.5, "0.5 seconds")]
    [InlineData(1, "1 second")]
    [InlineData(10, "10 seconds")]
    [InlineData(100.5, "100.5 seconds")]
    public void One_second_is_told_in_the_singular(double seconds, string expected) => Assert.Equal(expected, Seconds.In(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.2, "1 more second")]
    [InlineData(1, "1 more second")]
    [InlineData(6.2, "7 more seconds")]
    public void What_is_left_is_told_in_whole_seconds(double seconds, string expected) => Assert.Equal(expected, Seconds.More(TimeSpan.FromSeconds(seconds)));
}
