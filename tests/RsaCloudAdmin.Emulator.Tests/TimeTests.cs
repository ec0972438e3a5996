namespace RsaCloudAdmin.Emulator.Tests;

public class TimeTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("20ms", 20)]
    [InlineData("1.5s", 1500)]
    [InlineData("2m", 120_000)]
    [InlineData("24h", 86_400_000)]
    public void A_time_is_read(string text, double milliseconds)
    {
        Assert.True(Durations.TryParse(text, out var time));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("+1s")]
    [InlineData("1 s")]
    [InlineData("1,5s")]
    [InlineData(".5s")]
    [InlineData("1.s")]
    [InlineData("1e3s")]
    [InlineData("1S")]
    [InlineData("1d")]
    [InlineData("1s\n")]
    [InlineData("٣s")]
    [InlineData("24.1h")]
    [InlineData("99999999999999999999999999999999s")]
    public void What_is_no_time_is_not(string text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData("50/1s", 50, 1000)]
    [InlineData("1/200ms", 1, 200)]
    public void A_limit_is_read(string text, int requests, double milliseconds) =>
        Assert.Equal(new RateLimit(requests, TimeSpan.FromMilliseconds(milliseconds)), RateLimit.Parse(text));

    [Fact]
    public void A_limit_that_does_not_say_when_to_come_back_is_read() =>
        Assert.Equal(new RateLimit(50, TimeSpan.FromSeconds(1), SendRetryAfter: false), RateLimit.Parse("50/1s:no-retry-after"));

    [Theory]
    [InlineData("")]
    [InlineData("50/1s:retry-after")]
    [InlineData(":no-retry-after")]
    [InlineData("50")]
    [InlineData("50/")]
    [InlineData("/1s")]
    [InlineData("0/1s")]
    [InlineData("-1/1s")]
    [InlineData("50/0s")]
    [InlineData("50/0.00000001ms")]
    [InlineData("50/1s/1s")]
    [InlineData(" 50/1s")]
    [InlineData("1.5/1s")]
    [InlineData("99999999999/1s")]
    public void What_is_no_limit_is_not(string text) => Assert.Null(RateLimit.Parse(text));
}
