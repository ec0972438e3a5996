using System.Globalization;
using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Emulator.Tests;

public class FaultTests : EmulatorTest
{
    private const string Unlock = "PATCH v1/users/$1/methods";
    private const string UnlockBody = """{"unlockMethods":["TOKEN","SMS","VOICE"]}""";
    private const string Enable = "PUT v1/users/$1/emergencyTokencode";
    private const string EnableBody = """{"expirationDays":1}""";

    [Theory]
    [InlineData("429", 429, "application/json", "timestamp status error message path")]
    [InlineData("500", 500, "application/json", "code description")]
    [InlineData("502", 502, "text/html", null)]
    [InlineData("503", 503, "text/html", null)]
    [InlineData("504", 504, "text/html", null)]
    [InlineData("401", 401, "application/json", "timestamp status error message path")]
    [InlineData("403", 403, "application/json", "timestamp status error message path")]
    [InlineData("html", 200, "text/html", null)]
    [InlineData("redirect", 302, null, null)]
    [InlineData("huge", 200, "application/json", "filler")]
    public async Task A_response_in_place_of_the_services_comes_before_or_after_the_work(string fault, int status, string? contentType, string? fields)
    {
        foreach (var after in new[] { false, true })
        {
            Plan(after ? $"{fault}-after" : fault);

            var response = await SendAsync(Enable, EnableBody);

            Assert.Equal((status, contentType), (response.Status, response.ContentType));
            if (fields is not null)
                Assert.Equal(fields, response.Fields);
            Assert.Equal(after ? 1 : 0, AliceNow.TokencodesIssued);
            var entry = Emulator.Requests.Entries[^1];
            Assert.Equal((after, status), (entry.WasApplied, entry.Status));
        }
    }

    [Fact]
    public async Task Faulty_responses_have_the_headers_of_their_kind()
    {
        Plan("403:Expired Access Token is not allowed=1x, redirect=1x, huge");

        Assert.Equal("Expired Access Token is not allowed", (await SendAsync(Enable, EnableBody))["message"]);
        Assert.Equal("https://login.example.com/", (await SendAsync(Enable, EnableBody)).Headers.Location?.AbsoluteUri);
        Assert.True((await SendAsync(Enable, EnableBody)).Text.Length > 2 * 1024 * 1024);
    }

    [Theory]
    [InlineData("429:retry-after=90s", "90")]
    [InlineData("503:retry-after=1.5s", "2")]
    [InlineData("429", null)]
    [InlineData("503", null)]
    public async Task A_refusal_says_when_to_come_back_if_it_was_told_to(string fault, string? header)
    {
        Plan(fault);

        Assert.Equal(header, Header(await SendAsync(Enable, EnableBody)));
    }

    [Fact]
    public async Task A_refusal_can_give_a_date()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(90), RetryAfterAsDate = true });

        var response = await SendAsync(Enable, EnableBody);

        Assert.Equal("Tue, 01 Jan 2030 12:01:30 GMT", Header(response));
        Assert.Equal(Clock.GetUtcNow(), response.Headers.Date);
    }

    [Theory]
    [InlineData("500", 500, true)]
    [InlineData("500-after", 500, false)]
    [InlineData("still-locked", 200, true)]
    public async Task An_unlock_that_fails_tells_of_the_methods(string fault, int status, bool locked)
    {
        Plan(fault);

        var response = await SendAsync(Unlock, UnlockBody);

        Assert.Equal((status, "userId isTokenLocked isSmsLocked isVoiceLocked"), (response.Status, response.Fields));
        Assert.Equal(($"{locked}", $"{locked}", $"{locked}"), (response["isTokenLocked"], response["isSmsLocked"], response["isVoiceLocked"]));
        Assert.Equal((locked, locked ? 0 : 1), (AliceNow.IsSmsLocked, AliceNow.Unlockings));
    }

    [Theory]
    [InlineData("reset", 0)]
    [InlineData("reset-after", 1)]
    [InlineData("truncated", 1)]
    public async Task A_connection_that_breaks(string fault, int applied)
    {
        Plan(fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Enable, EnableBody));

        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
        Assert.Equal(applied, AliceNow.TokencodesIssued);
        var entry = Assert.Single(Emulator.Requests.Entries);
        Assert.Equal((applied == 1, fault == "truncated" ? 200 : null), (entry.WasApplied, entry.Status));
    }

    [Fact]
    public async Task A_response_cut_in_half_looks_whole()
    {
        Plan("malformed=1x");

        var half = await SendAsync("POST v1/users/lookup", """{"username":"user1"}""");
        var whole = await SendAsync("POST v1/users/lookup", """{"username":"user1"}""");

        Assert.Equal((200, whole.Text[..(whole.Text.Length / 2)]), (half.Status, half.Text));
    }

    [Fact]
    public async Task A_tokencode_may_be_left_out_or_have_an_impossible_date()
    {
        Plan("no-tokencode=1x, impossible-date=1x");

        // Neither fault can apply to this response, so neither is used up.
        Assert.Equal(404, (await SendAsync("POST v1/users/lookup", """{"username":"nobody"}""")).Status);
        Assert.Equal("emergencyTokencodeId expirationDate offlineExpirationDate", (await SendAsync(Enable, EnableBody)).Fields);
        Assert.Equal("2018-30-06T12:00:00.000Z", (await SendAsync(Enable, EnableBody))["offlineExpirationDate"]);
        Assert.Equal("2030-01-08T12:00:00.000Z", (await SendAsync(Enable, EnableBody))["offlineExpirationDate"]);
    }

    [Fact]
    public async Task Methods_stay_locked_in_an_unlock_only()
    {
        Plan("still-locked=1x");

        Assert.Equal(200, (await SendAsync("PATCH v1/users/$1/sidTokens/enable", """{"tokenSerialNumber":"1000000001"}""")).Status);
        Assert.True(Emulator.Tenant.FindHardwareToken("1000000001")!.IsEnabled);
        Assert.Equal("True", (await SendAsync(Unlock, UnlockBody))["isSmsLocked"]);
        Assert.Equal("False", (await SendAsync(Unlock, UnlockBody))["isSmsLocked"]);
    }

    [Theory]
    [InlineData("hang", false)]
    [InlineData("hang-after", true)]
    [InlineData("latency:1h", false)]
    [InlineData("latency-after:1h", true)]
    public async Task A_caller_who_waits_no_longer_leaves_the_work_as_it_was(string fault, bool applied)
    {
        Plan(fault);
        using var patience = new CancellationTokenSource();
        var call = SendAsync(Enable, EnableBody, http => http.Headers.Authorization = new("Bearer", Key.CreateToken()), patience);
        await UntilAsync(() => Emulator.Faults.Struck == 1 && AliceNow.TokencodesIssued == (applied ? 1 : 0));
        Assert.False(call.IsCompleted);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
        var entry = Assert.Single(Emulator.Requests.Entries);
        Assert.Equal((applied, null), (entry.WasApplied, entry.Status));
        Assert.NotNull(entry.Fault);
        Assert.Equal(applied ? 1 : 0, AliceNow.TokencodesIssued);
    }

    [Theory]
    [InlineData("latency:30s")]
    [InlineData("latency-after:30s")]
    public async Task A_slow_response_takes_as_long_as_it_was_told_to(string fault)
    {
        Plan(fault);

        Assert.InRange(await TimeOfResponseAsync(), TimeSpan.FromSeconds(30), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Every_response_takes_as_long_as_the_emulators_latency()
    {
        Emulator.Latency = TimeSpan.FromSeconds(30);

        Assert.InRange(await TimeOfResponseAsync(), TimeSpan.FromSeconds(30), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_fault_strikes_its_operation_and_as_often_as_planned()
    {
        Plan("503@unlock=2x, 429@lookup=0%");
        List<int> statuses = [];

        foreach (var (request, body) in new[] { (Enable, EnableBody), (Unlock, UnlockBody), (Unlock, UnlockBody), (Unlock, UnlockBody), ("POST v1/users/lookup", """{"username":"user1"}""") })
            statuses.Add((await SendAsync(request, body)).Status);

        Assert.Equal([200, 503, 503, 200, 200], statuses);
        Assert.Equal([2, 0], Emulator.Faults.All.Select(planned => planned.Struck));
        Assert.Equal(FaultEffect.ServiceUnavailable, Emulator.Requests.Entries[1].Fault);
    }

    [Fact]
    public async Task A_share_of_the_requests_is_struck_the_same_ones_for_the_same_seed()
    {
        var runs = new List<string>();
        foreach (var seed in new[] { 1, 1, 2 })
        {
            await using var emulator = await CloudEmulator.StartAsync(new() { Seed = seed, Faults = FaultText.Parse("503=50%") }, TestContext.Current.CancellationToken);
            using var http = new HttpClient();
            var run = "";
            for (var i = 0; i < 40; i++)
            {
                using var response = await http.GetAsync(new Uri($"{emulator.BaseUri}/v1/licenseusage"), TestContext.Current.CancellationToken);
                run += ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture) + " ";
            }

            runs.Add(run);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.Contains("503", runs[0], StringComparison.Ordinal);
        Assert.Contains("403", runs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429=3%", null)]
    [InlineData("429:retry-after=1s=3%", "1")]
    public async Task Few_requests_are_refused_by_chance_with_or_without_Retry_After(string fault, string? header)
    {
        Plan(fault);
        List<Response> responses = [];

        while (responses.Count < 300)
            responses.Add(await SendAsync("GET v1/licenseusage"));

        var refused = responses.FindAll(response => response.Status == 429);
        Assert.InRange(refused.Count, 1, 30);
        Assert.All(refused, response => Assert.Equal(header, Header(response)));
        Assert.All(responses.Except(refused), response => Assert.Equal(200, response.Status));
    }

    private void Plan(string faults)
    {
        Emulator.Faults.Clear();
        Emulator.Faults.Add(FaultText.Parse(faults));
    }

    private async Task<TimeSpan> TimeOfResponseAsync()
    {
        var begin = Clock.GetUtcNow();
        var call = SendAsync(Enable, EnableBody);
        await UntilAsync(() =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return call.IsCompleted;
        });
        Assert.Equal(200, (await call).Status);
        return Clock.GetUtcNow() - begin;
    }

    private static string? Header(Response response) => response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null;
}
