using System.Globalization;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class ThrottlingTests : WireTest
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_service_is_left_alone_for_the_seconds_it_asks_for(int status)
    {
        var server = Serve(Responses.Json(status, "{}", "Retry-After: 17"), Responses.Unlocked);

        await Soon(UnlockAsync(server));

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(Clock.Waits));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_date_is_counted_from_the_services_own_clock()
    {
        // The service's clock is far from the client's.
        var now = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        var server = Serve(Responses.Json(429, "{}", $"Date: {now:R}", $"Retry-After: {now.AddSeconds(42):R}"), Responses.Unlocked);

        await Soon(UnlockAsync(server));

        Assert.Equal(TimeSpan.FromSeconds(42), Assert.Single(Clock.Waits));
    }

    [Fact]
    public async Task A_date_without_the_services_clock_is_counted_from_the_clients()
    {
        var server = Serve(Responses.Json(429, "{}", $"Retry-After: {Clock.GetUtcNow().AddSeconds(42).ToString("R", CultureInfo.InvariantCulture)}"), Responses.Unlocked);

        await Soon(UnlockAsync(server));

        Assert.Equal(TimeSpan.FromSeconds(42), Assert.Single(Clock.Waits));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: -5")]
    [InlineData("Retry-After: Sat, 01 Jan 2000 00:00:00 GMT")]
    public async Task Without_a_wait_that_is_of_use_pauses_grow(string header)
    {
        var refusal = header.Length == 0 ? Responses.Json(429, "{}") : Responses.Json(429, "{}", header);
        var server = Serve(refusal, refusal, refusal, refusal, refusal, refusal, refusal, Responses.Unlocked);

        await Soon(UnlockAsync(server));

        // The first retry is immediate, because a single refusal may be random. Several in a row indicate a rate limit.
        var waits = Clock.Waits.Select(w => w.TotalSeconds).ToList();
        Assert.Equal(6, waits.Count);
        Assert.InRange(waits[0], 0.004, 0.011);
        Assert.InRange(waits[1], 0.014, 0.031);
        for (var i = 2; i < 6; i++)
            Assert.InRange(waits[i], 0.05 * Math.Pow(2, i - 2), (0.1 * Math.Pow(2, i - 2)) + 0.001);
    }

    [Fact]
    public async Task Refusals_end_when_the_time_allowed_is_over_and_not_by_their_number()
    {
        var server = Serve(Responses.Json(429, "{}", "Retry-After: 1"));

        var error = await FailsAsync(() => UnlockAsync(server, TimeSpan.FromSeconds(60)));

        Assert.Equal(RsaErrorReason.Throttled, error.Reason);
        Assert.Equal(429, error.StatusCode);
        Assert.Equal(61, error.Tries);
        Assert.Equal(TimeSpan.FromSeconds(60), Clock.Waits.Aggregate((a, b) => a + b));
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_allowed_is_not_begun()
    {
        var server = Serve(Responses.Json(429, "{}", "Retry-After: 3600"));

        var error = await FailsAsync(() => UnlockAsync(server));

        Assert.Equal(RsaErrorReason.Throttled, error.Reason);
        Assert.Contains("3600", error.Message, StringComparison.Ordinal);
        Assert.Empty(Clock.Waits);
    }

    [Fact]
    public async Task A_response_of_any_kind_but_a_refusal_ends_the_row_of_refusals()
    {
        var refusal = Responses.Json(429, "{}");
        var server = Serve(refusal, refusal, refusal, Responses.NotFound, refusal, Responses.Unlocked);
        var client = Connect(server);
        await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        Assert.Equal(2, Clock.Waits.Count);

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(2, Clock.Waits.Count);
    }

    [Theory]
    [InlineData(0, 600)]
    [InlineData(300, 600)]
    [InlineData(900, 1800)]
    public async Task However_long_the_service_wants_to_be_left_alone_it_is_asked_again_in_a_while(int retryTimeout, int pause)
    {
        var refusal = Responses.Json(429, "{}", "Retry-After: 86400");
        var server = Serve(refusal, refusal, refusal, Responses.Unlocked);
        var client = Connect(server, retryTimeout: TimeSpan.FromSeconds(retryTimeout));

        for (var i = 0; i < 3; i++)
            Assert.Contains("asked to wait 86400 more seconds", (await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(pause), client.RateLimitPause);
        var unsent = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        Assert.Equal((RsaErrorReason.Throttled, 0), (unsent.Reason, unsent.Tries));
        Clock.Advance(TimeSpan.FromSeconds(pause));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_aged_before_a_long_pause_is_not_blamed_for_it()
    {
        var isPaused = new TaskCompletionSource();
        RequestHandler expired = async (request, connection) =>
        {
            await isPaused.Task;
            await Responses.Framework(401, "Expired Access Token is not allowed")(request, connection);
        };
        var server = Serve(expired, Responses.Unlocked, Responses.Json(429, "{}", "Retry-After: 600"));
        var client = Connect(server);
        var aged = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");
        // Two concurrent requests are within the limit.
        await Soon(client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token]));
        for (var i = 0; i < 3; i++)
            await FailsAsync(() => client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token]));
        isPaused.SetResult();

        var error = await FailsAsync(() => aged);

        Assert.Equal((RsaErrorReason.Throttled, 1), (error.Reason, error.Tries));
        Assert.Equal($"Could not unlock '{Responses.UserId}': the service is limiting requests and asked to wait 600 more seconds, so the request was not sent again.", error.Message);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task A_lone_refusal_delays_its_own_request_and_no_other()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var server = Serve(Responses.Json(429, "{}", "Retry-After: 30"), Responses.Unlocked);
        var client = Connect(server, clock);
        var first = new CallContext(TestContext.Current.CancellationToken);
        var refused = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], first);
        await UntilAsync(() => client.RateLimitPause == TimeSpan.FromSeconds(30), "the only request waits");
        Assert.Contains(first.Notes, note => note.Text.Contains("This request waits 30.0 s", StringComparison.Ordinal));

        for (var i = 0; i < 5; i++)
            await Soon(client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token]));

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(refused.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Soon(refused);
        Assert.Equal(7, server.Requests.Count);
    }

    [Fact]
    public async Task Refusals_in_a_row_stop_all_and_one_request_asks_whether_they_may_go_on()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var refusal = Responses.Json(429, "{}", "Retry-After: 30");
        var probed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestHandler held = async (request, connection) =>
        {
            await probed.Task;
            await Responses.Unlocked(request, connection);
        };
        var server = Serve(refusal, refusal, refusal, held, Responses.Unlocked);
        var client = Connect(server, clock);
        var calls = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            var context = new CallContext(TestContext.Current.CancellationToken);
            calls.Add(client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token], context));
            await UntilAsync(() => context.Notes.Any(note => note.Text.Contains(calls.Count == 3 ? "All requests wait 30.0 s" : "This request waits 30.0 s", StringComparison.Ordinal)), "it waits");
        }

        Assert.Equal(TimeSpan.FromSeconds(30), client.RateLimitPause);

        calls.AddRange(Enumerable.Range(0, 5).Select(_ => client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token])));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(3, server.Requests.Count);

        clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => server.Requests.Count == 4, "one asks");
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(4, server.Requests.Count);

        probed.SetResult();
        var all = Task.WhenAll(calls);
        await UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(20));
                return all.IsCompleted;
            },
            "all have responses");
        await all;
        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public async Task What_was_learned_is_told_once()
    {
        var refusal = Responses.Json(429, "{}", "Retry-After: 2");
        var server = Serve(Responses.Unlocked, refusal, refusal, refusal, Responses.Unlocked);
        var client = Connect(server);
        var call = new CallContext(TestContext.Current.CancellationToken);
        for (var i = 0; i < 5; i++)
            await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Single(call.Notes, note => Regex.IsMatch(note.Text, @"^From now on, at most 0\.\d requests a second are sent\.$"));
    }

    [Fact]
    public async Task Where_the_number_in_flight_is_what_is_limited_that_is_told()
    {
        var isRefused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestHandler held = async (request, connection) =>
        {
            await isRefused.Task;
            await Responses.Unlocked(request, connection);
        };
        var server = Serve(held, held, Responses.Json(429, "{}"), Responses.Json(429, "{}"), Responses.Unlocked);
        var client = Connect(server);
        var call = new CallContext(TestContext.Current.CancellationToken);

        var calls = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token], call)));
        await UntilAsync(() => call.Notes.Count(note => note.Text.StartsWith("The service is limiting requests", StringComparison.Ordinal)) == 2, "both are refused");
        isRefused.SetResult();
        await Soon(calls);

        Assert.Single(call.Notes, note => note.Text == "From now on, at most 2 requests are sent at a time.");
        Assert.Equal(5, server.Requests.Count);
    }

    private Task<RsaUserMethodStatus> UnlockAsync(ScriptedServer server, TimeSpan? retryTimeout = null) =>
        Connect(server, retryTimeout: retryTimeout).Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
}
