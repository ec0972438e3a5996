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

    private CallContext Call() => new(_run, _cancel.Token, _hold.Token);
}
