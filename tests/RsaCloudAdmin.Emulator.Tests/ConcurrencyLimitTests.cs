namespace RsaCloudAdmin.Emulator.Tests;

public class ConcurrencyLimitTests : EmulatorTest
{
    private const string Request = "GET v1/licenseusage";

    [Theory]
    [InlineData(null, null)]
    [InlineData(1.5, "2")]
    public async Task More_than_are_served_at_a_time_are_refused(double? retryAfter, string? header)
    {
        Emulator.ConcurrencyLimit = new ConcurrencyLimit(2, retryAfter is { } wait ? TimeSpan.FromSeconds(wait) : null);
        Emulator.Latency = TimeSpan.FromSeconds(1);
        var served = new[] { await ArriveAsync(1), await ArriveAsync(2) };

        // The clock does not advance, which shows that a refusal takes no time.
        var response = await SendAsync(Request);
        await UntilAsync(() =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return Array.TrueForAll(served, call => call.IsCompleted);
        });

        Assert.All(served, call => Assert.Equal(200, call.Result.Status));
        Assert.Equal((429, "Too Many Requests", "timestamp status error message path"), (response.Status, response["error"], response.Fields));
        Assert.Equal(header, response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
        Emulator.Latency = TimeSpan.Zero;
        Assert.Equal(200, (await SendAsync(Request)).Status);
    }

    [Fact]
    public async Task Who_has_the_response_has_left()
    {
        Emulator.ConcurrencyLimit = new ConcurrencyLimit(1);

        for (var i = 0; i < 200; i++)
            Assert.Equal(200, (await SendAsync(Request)).Status);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("500")]
    public async Task A_request_that_a_fault_ends_gives_its_place_back(string fault)
    {
        Emulator.ConcurrencyLimit = new ConcurrencyLimit(1);
        Emulator.Faults.Add(Faults.FaultText.Parse($"{fault}=2x"));

        for (var i = 0; i < 2; i++)
            await Record.ExceptionAsync(() => SendAsync(Request));

        Assert.Equal((2, 200), (Emulator.Faults.Struck, (await SendAsync(Request)).Status));
    }

    [Fact]
    public async Task A_caller_who_goes_gives_the_place_back()
    {
        Emulator.ConcurrencyLimit = new ConcurrencyLimit(1);
        Emulator.Faults.Add(Faults.FaultText.Parse("hang=1x"));
        using var patience = new CancellationTokenSource();
        var call = SendAsync(Request, null, http => http.Headers.Authorization = new("Bearer", Key.CreateToken()), patience);
        await UntilAsync(() => Emulator.Faults.Struck == 1);
        Assert.Equal(429, (await SendAsync(Request)).Status);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await SendAsync(Request)).Status);
    }

    [Fact]
    public async Task A_limit_counts_those_who_came_before_it_and_can_be_lifted()
    {
        Emulator.Faults.Add(Faults.FaultText.Parse("hang=1x"));
        using var patience = new CancellationTokenSource();
        var call = SendAsync(Request, null, http => http.Headers.Authorization = new("Bearer", Key.CreateToken()), patience);
        await UntilAsync(() => Emulator.Faults.Struck == 1);

        Emulator.ConcurrencyLimit = new ConcurrencyLimit(1);
        Assert.Equal(429, (await SendAsync(Request)).Status);
        // The limit does not apply to the issuer or to an address that does not exist.
        Assert.Equal((400, 404), ((await SendAsync("POST /oauth/token")).Status, (await SendAsync("GET v1/nothing")).Status));
        Emulator.ConcurrencyLimit = null;
        Assert.Equal(200, (await SendAsync(Request)).Status);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private async Task<Task<Response>> ArriveAsync(int number)
    {
        var call = SendAsync(Request);
        await UntilAsync(() => Emulator.Requests.InFlight == number);
        return call;
    }
}
