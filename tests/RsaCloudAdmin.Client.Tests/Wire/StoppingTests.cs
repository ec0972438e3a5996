using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Wire;

public sealed class StoppingTests : WireTest
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _hold = new();

    private CallContext Call => new(new UserLookupCache(), _cancel.Token, _hold.Token);

    [Fact]
    public async Task A_request_in_flight_is_abandoned_at_once()
    {
        var server = Serve(Responses.Silence);
        var call = Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");

        await StopAsync();

        await CancelledAsync(call);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_response_that_is_being_read_is_abandoned_at_once()
    {
        var server = Serve(Responses.Raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{").Then(Responses.Silence));
        var call = Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");

        await StopAsync();

        await CancelledAsync(call);
    }

    [Theory]
    [InlineData(429, "Retry-After: 5")]
    [InlineData(500)]
    public async Task A_wait_for_the_next_attempt_is_abandoned_at_once(int status, params string[] headers)
    {
        var server = Serve(Responses.Json(status, "{}", headers));
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var context = Call;
        var call = Connect(server, clock).Users.UnlockAsync(Alice, [RsaUserMethod.Token], context);
        await UntilAsync(() => context.Notes.Count() >= 2, "the wait is told");

        await StopAsync();

        await CancelledAsync(call);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_that_is_held_before_it_begins_is_not_sent()
    {
        var server = Serve(Responses.Unlocked);
        await _hold.CancelAsync();

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call));

        Assert.Equal(RsaErrorReason.NotAttempted, error.Reason);
        Assert.Equal(0, error.Tries);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_call_held_while_its_request_is_in_flight_ends_with_its_response()
    {
        var response = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = Serve(async (request, connection) =>
        {
            await response.Task;
            await Responses.Unlocked(request, connection);
        });
        var call = Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");

        await _hold.CancelAsync();
        response.SetResult();

        Assert.False((await Soon(call)).IsTokenLocked);
    }

    [Fact]
    public async Task A_call_held_at_the_gate_is_dropped()
    {
        var server = Serve(Responses.Json(429, "{}", "Retry-After: 60"));
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var client = Connect(server, clock);
        var refused = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            var context = Call;
            refused.Add(client.Users.UnlockAsync(new(Guid.NewGuid().ToString(), null), [RsaUserMethod.Token], context));
            await UntilAsync(() => context.Notes.Any(note => note.Text.Contains("60.0 s", StringComparison.Ordinal)), "it waits");
        }

        var waiting = client.EmergencyTokencodes.EnableAsync(new(Guid.NewGuid().ToString(), null), 1, Call);

        await _hold.CancelAsync();

        foreach (var call in refused)
            Assert.Equal(RsaErrorReason.NotAttempted, (await FailsAsync(() => call)).Reason);
        Assert.Equal(RsaErrorReason.NotAttempted, (await FailsAsync(() => waiting)).Reason);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_call_held_after_an_attempt_of_unknown_outcome_reports_that_attempt()
    {
        var server = Serve(Responses.Close);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var context = Call;
        var call = Connect(server, clock).Users.UnlockAsync(Alice, [RsaUserMethod.Token], context);
        await UntilAsync(() => context.Notes.Any(n => n.Text.Contains("Retrying in", StringComparison.Ordinal)), "the wait begins");

        await _hold.CancelAsync();

        Assert.Equal(RsaErrorReason.ConnectionFailed, (await FailsAsync(() => call)).Reason);
    }

    [Fact]
    public async Task The_only_attempt_of_a_held_call_is_no_earlier_one()
    {
        var server = Serve(Responses.Json(500, "{}"));
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var context = Call;
        var call = Connect(server, clock).Users.UnlockAsync(Alice, [RsaUserMethod.Token], context);
        await UntilAsync(() => context.Notes.Any(n => n.Text.Contains("Retrying in", StringComparison.Ordinal)), "the wait begins");

        await _hold.CancelAsync();

        Assert.Equal($"Could not unlock '{Responses.UserId}': the service failed with 500; whether the change was made is unknown.", (await FailsAsync(() => call)).Message);
    }

    [Fact]
    public async Task A_call_held_while_another_changes_the_same_user_is_not_attempted()
    {
        var response = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = Serve(async (request, connection) =>
        {
            await response.Task;
            await Responses.Unlocked(request, connection);
        });
        var client = Connect(server);
        var first = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");
        var changes = new Func<Task>[]
        {
            () => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call),
            () => client.EmergencyTokencodes.EnableAsync(Alice, 1, Call),
            () => client.EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId, Call),
            () => client.HardwareTokens.EnableAsync(Alice, "1", Call),
        }.Select(change => change()).ToList();

        await _hold.CancelAsync();

        foreach (var change in changes)
            Assert.Equal(RsaErrorReason.NotAttempted, (await FailsAsync(() => change)).Reason);
        response.SetResult();
        await Soon(first);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_cancelled_while_another_changes_the_same_user_is_cancelled()
    {
        var server = Serve(Responses.Silence);
        var client = Connect(server);
        var first = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");
        var second = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], Call);

        await StopAsync();

        await CancelledAsync(first);
        await CancelledAsync(second);
    }

    [Fact]
    public async Task A_closed_client_says_so()
    {
        var server = Serve(Responses.Unlocked);
        var client = Connect(server);
        client.Dispose();

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionClosed, error.Reason);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("in flight")]
    [InlineData("waiting for the rate limit")]
    [InlineData("waiting to be repeated")]
    public async Task A_client_closed_under_a_call_ends_it_with_a_message(string where)
    {
        var server = Serve(where switch
        {
            "in flight" => Responses.Silence,
            "waiting for the rate limit" => Responses.Json(429, "{}", "Retry-After: 60"),
            _ => Responses.Json(500, "{}"),
        });
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        var client = Connect(server, clock);
        var context = Call;
        var call = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], context);
        await UntilAsync(
            () => where switch
            {
                "in flight" => server.Requests.Count == 1,
                "waiting for the rate limit" => client.RateLimitPause > TimeSpan.Zero,
                _ => context.Notes.Any(note => note.Text.Contains("Retrying in", StringComparison.Ordinal)),
            },
            $"the request is {where}");

        client.Dispose();

        Assert.Equal(RsaErrorReason.ConnectionClosed, (await FailsAsync(() => call)).Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_client_closed_while_it_issues_a_tokencode_leaves_no_doubt_that_there_may_be_one()
    {
        var server = Serve(Responses.Silence);
        var client = Connect(server);
        var call = client.EmergencyTokencodes.EnableAsync(Alice, 1, Call);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");

        client.Dispose();

        Assert.Equal(RsaErrorReason.OutcomeUnknown, (await FailsAsync(() => call)).Reason);
    }

    private static async Task CancelledAsync(Task call)
    {
        await Task.WhenAny(call, Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.True(call.IsCompleted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private async Task StopAsync()
    {
        await _cancel.CancelAsync();
        await _hold.CancelAsync();
    }
}
