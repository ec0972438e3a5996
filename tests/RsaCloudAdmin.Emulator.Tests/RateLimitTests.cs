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

        var response = await SendAsync("GET v1/licenseusage");

        Assert.Equal((429, "Too Many Requests", "timestamp status error message path"), (response.Status, response["error"], response.Fields));
        Assert.Equal(header, response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
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

    [Theory]
    [InlineData(3, 3, 10, new[] { 7, 7, 7, 7, 7 })]
    [InlineData(0, 8, 40, new[] { 9, 3, 3, 9, 9 })]
    [InlineData(0, 40, 40, new[] { 3, 0, 0, 3, 3 })]
    public async Task Another_client_takes_its_part_of_each_window_in_a_wave(int least, int most, int wave, int[] left)
    {
        Emulator.RateLimit = new RateLimit(10, TimeSpan.FromSeconds(10)) { Other = new OtherClient(least, most, TimeSpan.FromSeconds(wave)) };
        // The wave begins with the first request.
        Assert.Equal([200], await StatusesAsync(1));

        for (var window = 0; window < left.Length; window++)
        {
            Clock.Advance(TimeSpan.FromSeconds(window == 0 ? 9.999 : 10));
            var already = window == 0 ? 1 : 0;
            var expected = Enumerable.Repeat(200, left[window] - already).Append(429);
            Assert.Equal(expected, await StatusesAsync(left[window] - already + 1));
        }
    }

    [Fact]
    public async Task Who_comes_first_in_a_window_is_before_the_other_client()
    {
        Emulator.RateLimit = new RateLimit(4, TimeSpan.FromSeconds(10)) { Other = new OtherClient(4, 4, TimeSpan.FromSeconds(1)) };

        Assert.Equal([200, 200, 200, 200, 429], await StatusesAsync(5));
        Clock.Advance(TimeSpan.FromSeconds(12.5));
        Assert.Equal([200, 200, 200, 429], await StatusesAsync(4));
    }

    private async Task<List<int>> StatusesAsync(int count)
    {
        List<int> statuses = [];
        while (statuses.Count < count)
            statuses.Add((await SendAsync("GET v1/licenseusage")).Status);
        return statuses;
    }
}
