using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Calls of a run that wait for other calls of the run, which end, are canceled, or are held.</summary>
public sealed class WaitingCallTests : WireTest
{
    private readonly UserLookupCache _run = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _hold = new();

    public static TheoryData<string, string> Changes => new()
    {
        { "tokencode", $"issue an emergency tokencode for '{Responses.UserId}'" },
        { "code", "issue a registration code for 'alice'" },
        { "token", $"assign hardware token '1' to '{Responses.UserId}'" },
        { "phone", $"update the phone numbers of '{Responses.UserId}'" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_call_held_while_it_waits_for_its_turn_is_not_attempted(string change, string purpose)
    {
        var server = Serve(Responses.Silence, Responses.Found);
        var client = Connect(server);
        // Takes the first turn, and keeps it during the look-up.
        _ = client.EmergencyTokencodes.EnableAsync("bob", 1, Call());
        await UntilAsync(() => server.Requests.Count == 1, "the look-up arrives");
        var context = Call();
        Task waiting = change switch
        {
            "tokencode" => client.EmergencyTokencodes.EnableAsync(Alice, 1, context),
            "code" => client.Codes.IssueRegistrationCodeAsync("alice", call: context),
            "token" => client.HardwareTokens.AssignAsync(Alice, "1", call: context),
            _ => client.Users.SetPhonesAsync(Alice, "+1 555 555 5555", null, context),
        };
        if (change == "code")
            await UntilAsync(() => context.TakeNote() is { } note && note.Text.Contains("200 OK", StringComparison.Ordinal), "the user is found");

        await _hold.CancelAsync();

        var error = await FailsAsync(() => waiting);
        Assert.Equal((RsaErrorReason.NotAttempted, 0, $"Could not {purpose}: the run ended before the request was processed; nothing was changed."), (error.Reason, error.Tries, error.Message));
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_for_its_turn_is_cancelled()
    {
        var server = Serve(Responses.Silence);
        var client = Connect(server);
        _ = client.EmergencyTokencodes.EnableAsync("bob", 1, Call());
        await UntilAsync(() => server.Requests.Count == 1, "the look-up arrives");
        var waiting = client.EmergencyTokencodes.EnableAsync(Alice, 1, Call());

        await _cancel.CancelAsync();
        await _hold.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(waiting));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_leaves_the_look_up_of_its_user_to_the_others()
    {
        var server = Serve(Responses.Silence, Responses.Found, Responses.Unlocked);
        var client = Connect(server);
        var first = UnlockAsync(client, Call());
        await UntilAsync(() => server.Requests.Count == 1, "the look-up arrives");
        var others = new[] { UnlockAsync(client, OtherCall()), UnlockAsync(client, OtherCall()) };

        await _hold.CancelAsync();
        await _cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(first));
        foreach (var other in others)
            Assert.False((await Soon(other)).IsTokenLocked);
        // One more look-up, and a change for each.
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_call_held_before_its_look_up_is_processed_leaves_it_to_the_others()
    {
        var server = Serve(Responses.Json(429, "{}", "Retry-After: 60"), Responses.Found, Responses.Unlocked);
        var client = Connect(server, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow));
        var context = Call();
        var first = UnlockAsync(client, context);
        await UntilAsync(() => context.TakeNote() is { } note && note.Text.Contains("60.0 s", StringComparison.Ordinal), "it waits");
        var other = UnlockAsync(client, OtherCall());

        await _hold.CancelAsync();

        Assert.Equal(RsaErrorReason.NotAttempted, (await FailsAsync(() => first)).Reason);
        Assert.False((await Soon(other)).IsTokenLocked);
    }

    [Fact]
    public async Task A_call_held_during_the_look_up_of_another_is_not_attempted()
    {
        var server = Serve(Responses.Silence);
        var client = Connect(server);
        var first = UnlockAsync(client, OtherCall());
        await UntilAsync(() => server.Requests.Count == 1, "the look-up arrives");
        var second = UnlockAsync(client, Call());

        await _hold.CancelAsync();

        var error = await FailsAsync(() => second);
        Assert.Equal((RsaErrorReason.NotAttempted, "Could not look up 'alice': the run ended before the request was processed; nothing was changed."), (error.Reason, error.Message));
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task A_call_cancelled_during_the_look_up_of_another_is_cancelled_at_once()
    {
        var server = Serve(Responses.Silence);
        var client = Connect(server);
        var first = UnlockAsync(client, OtherCall());
        await UntilAsync(() => server.Requests.Count == 1, "the look-up arrives");
        var second = UnlockAsync(client, Call());

        await _cancel.CancelAsync();
        await _hold.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(second));
        Assert.False(first.IsCompleted);
    }

    private static Task<RsaUserMethodStatus> UnlockAsync(CloudAdminClient client, CallContext call) => client.Users.UnlockAsync("alice", [RsaUserMethod.Token], call);

    // Belongs to the same run, but is not canceled.
    private CallContext OtherCall() => new(_run, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);

    private CallContext Call() => new(_run, _cancel.Token, _hold.Token);
}
