namespace RsaCloudAdmin.Emulator.Tests;

public class RateLimitTests : EmulatorTest
{
    [Fact]
    public async Task Windows_follow_one_another_from_the_first_request_on()
    {
        Emulator.RateLimit = new RateLimit(2, TimeSpan.FromSeconds(10));
        Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal([200, 200, 429, 429], await StatusesAsync(4));
        Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal([429], await StatusesAsync(1));
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([200, 200, 429], await StatusesAsync(3));
        Clock.Advance(TimeSpan.FromSeconds(35));
        Assert.Equal([200, 200, 429], await StatusesAsync(3));
    }

    [Theory]
    [InlineData(true, 0, "10")]
    [InlineData(true, 8.5, "2")]
    [InlineData(true, 9.999, "1")]
    [InlineData(false, 0, null)]
    public async Task A_refusal_says_when_the_next_window_begins_unless_told_not_to(bool sends, double elapsed, string? header)
    {
        Emulator.RateLimit = new RateLimit(1, TimeSpan.FromSeconds(10), sends);
        await StatusesAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(elapsed));

        var answer = await SendAsync("GET v1/licenseusage");

        Assert.Equal((429, "Too Many Requests", "timestamp status error message path"), (answer.Status, answer["error"], answer.Fields));
        Assert.Equal(header, answer.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task A_refused_request_is_not_carried_out()
    {
        Emulator.RateLimit = new RateLimit(1, TimeSpan.FromSeconds(10));
        await StatusesAsync(1);

        await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");

        Assert.Equal(0, AliceNow.TokencodesIssued);
        Assert.Equal(1, Emulator.Requests.CountOfStatus(429));
    }

    [Fact]
    public async Task The_limit_can_be_lifted()
    {
        Emulator.RateLimit = new RateLimit(1, TimeSpan.FromHours(1));
        Assert.Equal([200, 429], await StatusesAsync(2));

        Emulator.RateLimit = null;

        Assert.Equal([200, 200], await StatusesAsync(2));
    }

    private async Task<List<int>> StatusesAsync(int count)
    {
        List<int> statuses = [];
        while (statuses.Count < count)
            statuses.Add((await SendAsync("GET v1/licenseusage")).Status);
        return statuses;
    }
}
