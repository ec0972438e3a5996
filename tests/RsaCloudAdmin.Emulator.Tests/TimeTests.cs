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
    [InlineData("50/1s:shared=0-45/20s", true)]
    [InlineData("50/1s:no-retry-after:shared=0-45/20s", false)]
    [InlineData("50/1s:Shared=0-45/20s:No-Retry-After", false)]
    public void A_limit_that_another_client_shares_is_read(string text, bool sends) => Assert.Equal(
        new RateLimit(50, TimeSpan.FromSeconds(1), sends) { Other = new OtherClient(0, 45, TimeSpan.FromSeconds(20)) }, RateLimit.Parse(text));

    [Theory]
    [InlineData("3", 3, null)]
    [InlineData("1:retry-after=1500ms", 1, 1500)]
    [InlineData("20:Retry-After=0s", 20, 0)]
    public void A_limit_on_requests_at_a_time_is_read(string text, int requests, int? milliseconds) => Assert.Equal(
        new ConcurrencyLimit(requests, milliseconds is { } wait ? TimeSpan.FromMilliseconds(wait) : null), ConcurrencyLimit.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3.5")]
    [InlineData(" 3")]
    [InlineData("3/1s")]
    [InlineData("99999999999")]
    [InlineData("3:")]
    [InlineData("3:1s")]
    [InlineData("3:retry-after")]
    [InlineData("3:retry-after=")]
    [InlineData("3:retry-after=1")]
    [InlineData("3:retry-after=1s:retry-after=1s")]
    [InlineData("3:no-retry-after")]
    [InlineData(":retry-after=1s")]
    public void What_is_no_limit_on_requests_at_a_time_is_not(string text) => Assert.Null(ConcurrencyLimit.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("50/1s:")]
    [InlineData("50/1s:no-retry-after:no-retry-after")]
    [InlineData("50/1s:shared")]
    [InlineData("50/1s:shared=")]
    [InlineData("50/1s:shared=45/20s")]
    [InlineData("50/1s:shared=0-45")]
    [InlineData("50/1s:shared=0-45/0s")]
    [InlineData("50/1s:shared=0-45/20")]
    [InlineData("50/1s:shared=45-0/20s")]
    [InlineData("50/1s:shared=0-0/20s")]
    [InlineData("50/1s:shared=-5/20s")]
    [InlineData("50/1s:shared=0-45-50/20s")]
    [InlineData("50/1s:shared=0-45/20s/20s")]
    [InlineData("50/1s:shared=0-45/20s:shared=0-45/20s")]
    [InlineData("shared=0-45/20s")]
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
