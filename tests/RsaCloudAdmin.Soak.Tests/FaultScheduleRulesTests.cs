using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Execution;
using RsaCloudAdmin.Soak.Plan;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Soak.Tests;

public class FaultScheduleRulesTests
{
    private static readonly Run Stopped = MadeUp.Run(Work.Unlock, MadeUp.Locked, MadeUp.Locked) with { WasStopped = true };

    private static readonly Ledger Struck = new()
    {
        Runs = [Stopped],
        Operations = 0,
        Arrivals = [.. Enum.GetValues<FaultEffect>().Select((effect, i) => new Arrival(i + 1, Operation.Unlock, 1, 500, false, effect))],
        Final = new Dictionary<int, UserState>(),
    };

    private static readonly TokenCounts Few = new(Issued: 10, Lives: 10);

    [Fact]
    public void A_run_in_which_all_went_wrong_that_was_to_balances() => Assert.Empty(FaultScheduleRules.Check(Struck, 2, Few));

    [Fact]
    public void That_no_pipeline_was_stopped_is_found() =>
        Assert.Equal(FaultScheduleRules.Stopped, Assert.Single(FaultScheduleRules.Check(Struck with { Runs = [Stopped with { WasStopped = false }] }, 2, Few)).Rule);

    [Fact]
    public void A_fault_that_never_struck_is_found() => Assert.Equal(
        $"{FaultEffect.Hang} never did.",
        Assert.Single(FaultScheduleRules.Check(Struck with { Arrivals = [.. Struck.Arrivals.Where(a => a.Fault != FaultEffect.Hang)] }, 2, Few)).What);

    [Theory]
    [InlineData(1, 10, 10, FaultScheduleRules.Restarted)]
    [InlineData(2, 500, 10, FaultScheduleRules.Tokens)]
    [InlineData(2, 0, 10, FaultScheduleRules.Tokens)]
    public void A_restart_that_is_missing_and_a_token_for_each_request_are_found(int restarts, int issued, int lives, string rule) =>
        Assert.Equal(rule, Assert.Single(FaultScheduleRules.Check(Struck, restarts, new TokenCounts(issued, lives))).Rule);

    [Theory]
    [InlineData(Operation.NewRegistrationCode, true)]
    [InlineData(Operation.EnableToken, false)]
    public void A_refused_registration_code_is_no_reason_for_more_tokens(Operation operation, bool isFound)
    {
        var refused = Enumerable.Range(100, 50).Select(number => new Arrival(number, operation, 1, 403, false, null));

        var found = FaultScheduleRules.Check(Struck with { Arrivals = [.. Struck.Arrivals, .. refused] }, 2, new TokenCounts(Issued: 50, Lives: 10));

        string[] expected = isFound ? [FaultScheduleRules.Tokens] : [];
        Assert.Equal(expected, found.Select(broken => broken.Rule));
    }

    [Theory]
    [InlineData("Authorization: Bearer abc")]
    [InlineData("a token is eyJhbGciOi")]
    [InlineData("a line of the key: MIIEowIBAAKCAQEA")]
    public void A_key_or_a_token_in_a_text_is_found(string text)
    {
        var secrecy = new Secrecy(["MIIEowIBAAKCAQEA"]);

        secrecy.Look("here", text);

        Assert.Equal(Secrecy.Rule, Assert.Single(secrecy.Found([])).Rule);
    }

    [Fact]
    public void A_tokencode_in_a_text_is_found_and_another_number_is_not()
    {
        var secrecy = new Secrecy([]);

        secrecy.Look("here", "the codes are 12345678 and 123456789, of 87654321-0000-4000-8000-000000000000 at 1000000001");

        Assert.Single(secrecy.Found(["12345678"]));
        Assert.Single(secrecy.Found(["123456789"]));
        Assert.Empty(secrecy.Found(["87654321", "00000001", "10000000"]));
    }

    [Theory]
    [InlineData("-ExpiresIn 02:30:00 -AsPlainText", false)]
    [InlineData("-ExpiresIn 02:30:00", true)]
    public void A_plain_code_in_a_result_is_found_unless_it_was_requested_as_plain_text(string options, bool isFound)
    {
        var secrecy = new Secrecy([]);
        var run = MadeUp.Run(Work.IssueEnrollmentCode, MadeUp.Locked, MadeUp.Locked);
        using var engine = PowerShellEngine.OpenWithoutViews();

        secrecy.Look(run with { Batch = run.Batch with { Options = options } }, engine.Run("[object]::new() | Add-Member -NotePropertyName Code -NotePropertyValue '12345678' -PassThru"));

        Assert.Equal(isFound, secrecy.Found(["12345678"]).Count == 1);
    }

    [Theory]
    [InlineData("PATCH v1/users/1/methods: 200 OK, 12 ms.", 200, false)]
    [InlineData("PUT v2/users/1/emergencyTokencode: Broken: Connection reset by peer, 3 ms.", null, true)]
    [InlineData("PUT v1/users/1/emergencyTokencode: NotConnected: Connection refused, 3 ms.", null, false)]
    [InlineData("PUT v1/users/1/emergencyTokencode: 404 NotFound, 3 ms.", 404, false)]
    public void What_the_module_tells_of_a_request_is_read(string message, int? status, bool isUnclear)
    {
        var sent = Attempt.Parse(message)!;

        Assert.True(sent.Changes);
        Assert.Equal(status, sent.Status);
        Assert.Equal(isUnclear, sent.IsUnclear && sent.Status != 200);
    }

    [Fact]
    public void What_it_tells_of_something_else_is_not() => Assert.Null(Attempt.Parse("The service is limiting requests. All requests wait 1.0 s."));
}
