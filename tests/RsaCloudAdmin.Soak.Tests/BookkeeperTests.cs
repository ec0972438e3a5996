using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;
using static RsaCloudAdmin.Soak.Tests.MadeUp;

namespace RsaCloudAdmin.Soak.Tests;

/// <summary>Correct books balance, and each kind of lie or loss in them is found.</summary>
public class BookkeeperTests
{
    private static readonly Attempt Responded = Sent("200 OK");
    private static readonly Attempt Put = Sent("200 OK", "PUT");
    private static readonly Arrival Done = Arrived(Work.Unlock, 1, 200, wasApplied: true);
    private static readonly Arrival Made = Arrived(Work.EnableTokencode, 1, 200, wasApplied: true);
    private static readonly UserState Free = new();

    [Fact]
    public void A_success_that_was_carried_out_balances()
    {
        Assert.Empty(BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)), Done)));
        Assert.Empty(BrokenIn(Ledger(Run(Work.EnableTokencode, Locked, WithCode, Row(Issued, Put)), Made)));
    }

    [Fact]
    public void An_unlock_that_was_repeated_after_a_lost_response_balances() => Assert.Empty(BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Free, Row(Unlocked, Sent("Broken: reset"), Responded)),
        Arrived(Work.Unlock, 1, null, wasApplied: true, FaultEffect.Reset),
        Arrived(Work.Unlock, 2, 200, wasApplied: true))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OutcomeUnknown_balances_where_the_request_arrived_done_or_not(bool wasDone) => Assert.Empty(BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, wasDone ? WithCode : Locked, Row(Failed("OutcomeUnknown"), Sent("502 BadGateway", "PUT"))),
        Arrived(Work.EnableTokencode, 1, 502, wasDone, FaultEffect.BadGateway))));

    [Fact]
    public void A_request_that_broke_and_never_arrived_balances() => Assert.Empty(BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, Locked, Row(Failed("OutcomeUnknown"), Sent("Broken: reset", "PUT"))))));

    [Fact]
    public void A_double_change_is_found()
    {
        Assert.Equal([UserRules.Twice, UserRules.Untold], BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)), Done, Done with { Number = 2 })));
        Assert.Equal(
            [RowRules.Repeated, UserRules.Twice],
            BrokenIn(Ledger(
                Run(Work.EnableTokencode, Locked, WithCode with { CodesIssued = 2 }, Row(Issued, Sent("502 BadGateway", "PUT"), Put)),
                Arrived(Work.EnableTokencode, 1, 502, wasApplied: true, FaultEffect.BadGateway),
                Made with { Number = 2 })));
    }

    [Fact]
    public void A_lost_row_is_found() =>
        Assert.Equal([RunRules.OneOutcome], BrokenIn(Ledger(Run(Work.Unlock, Locked, Locked, Row(null)))));

    [Fact]
    public void A_row_that_was_never_run_is_found()
    {
        var ledger = Ledger(Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)), Done);

        Assert.Equal([Bookkeeper.All], BrokenIn(ledger with { Operations = 2 }));
    }

    [Fact]
    public void A_second_outcome_is_found()
    {
        var row = Row(Unlocked, Responded);
        row.Add(Failed("Timeout"));

        Assert.Equal([RunRules.OneOutcome], BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, row), Done)));
    }

    [Theory]
    [InlineData("404 NotFound")]
    [InlineData("NotConnected: refused")]
    public void A_false_OutcomeUnknown_is_found(string words) => Assert.Contains(RowRules.Unknown, BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, Locked, Row(Failed("OutcomeUnknown"), Sent(words, "PUT"))),
        words.StartsWith("404", StringComparison.Ordinal) ? [Arrived(Work.EnableTokencode, 1, 404, wasApplied: false)] : [])));

    [Fact]
    public void OutcomeUnknown_of_a_request_that_was_never_sent_is_found() =>
        Assert.Equal([RowRules.Unknown], BrokenIn(Ledger(Run(Work.EnableTokencode, Locked, Locked, Row(Failed("OutcomeUnknown"))))));

    [Fact]
    public void A_refusal_for_the_rate_limit_leaves_nothing_open() => Assert.Equal([RowRules.Unknown], BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, Locked, Row(Failed("OutcomeUnknown"), Sent("503 ServiceUnavailable", "PUT") with { WasRefused = true })),
        Arrived(Work.EnableTokencode, 1, 503, wasApplied: false, FaultEffect.ServiceUnavailable))));

    [Fact]
    public void A_doubt_that_the_error_keeps_quiet_is_found()
    {
        Arrival[] arrivals = [Arrived(Work.Unlock, 1, null, wasApplied: true, FaultEffect.Reset), Arrived(Work.Unlock, 2, 403, wasApplied: false, FaultEffect.Forbidden)];
        Attempt[] attempts = [Sent("Broken: reset"), Sent("403 Forbidden")];

        Assert.Equal([RowRules.Doubt], BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, Row(Failed("NotAuthorized", "no."), attempts)), arrivals)));
        Assert.Empty(BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, Row(Failed("NotAuthorized", "An earlier attempt may have been processed."), attempts)), arrivals)));
    }

    [Fact]
    public void A_tokencode_that_may_have_been_issued_is_no_ServiceError() => Assert.Equal([RowRules.Doubt], BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, Locked, Row(Failed("ServiceError"), Sent("502 BadGateway", "PUT"))),
        Arrived(Work.EnableTokencode, 1, 502, wasApplied: false, FaultEffect.BadGateway))));

    [Fact]
    public void A_plain_failure_whose_change_was_carried_out_is_found() => Assert.Equal([UserRules.Carried], BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Free, Row(Failed("UserNotFound"), Sent("404 NotFound"))),
        Arrived(Work.Unlock, 1, 404, wasApplied: true))));

    [Fact]
    public void A_success_that_was_not_carried_out_is_found() => Assert.Equal([UserRules.Carried, StateRules.State], BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Locked, Row(Unlocked, Responded)),
        Done with { WasApplied = false })));

    [Fact]
    public void A_success_without_a_response_is_found() => Assert.Equal([RowRules.Done], BrokenIn(Ledger(
        Run(Work.EnableToken, Locked, Locked with { IsHardwareTokenEnabled = true }, Row(Unlocked, Sent("Broken: reset"))),
        Arrived(Work.EnableToken, 1, null, wasApplied: true, FaultEffect.Reset))));

    [Fact]
    public void A_request_that_nobody_told_of_is_found() => Assert.Equal([UserRules.Untold], BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)), Done, Arrived(Work.Unlock, 2, 404, wasApplied: false))));

    [Fact]
    public void A_request_that_was_told_of_and_never_arrived_is_found() => Assert.Contains(UserRules.Untold, BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Locked, Row(Failed("UserNotFound"), Sent("404 NotFound"))))));

    [Fact]
    public void A_request_for_somebody_who_is_on_no_list_is_found() => Assert.Equal([Bookkeeper.NotAsked], BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)), Done, Done with { Number = 2, User = 2 })));

    [Fact]
    public void A_request_for_something_else_is_found() => Assert.Equal([UserRules.Untold], BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)), Arrived(Work.EnableToken, 1, 200, wasApplied: true))));

    [Fact]
    public void A_result_of_another_user_is_found() => Assert.Equal([UserRules.Identity], BrokenIn(Ledger(
        Run(Work.Unlock, Locked, Free, Row(Unlocked with { UserId = UserNames.IdOf(2) }, Responded)), Done)));

    [Fact]
    public void A_tokencode_that_the_server_does_not_hold_is_found()
    {
        Assert.Equal([StateRules.Code], BrokenIn(Ledger(Run(Work.EnableTokencode, Locked, WithCode, Row(Issued with { Code = "87654321" }, Put)), Made)));
        Assert.Equal([StateRules.Code], BrokenIn(Ledger(Run(Work.EnableTokencode, Locked, WithCode, Row(Issued with { TokencodeId = "another" }, Put)), Made)));
    }

    [Fact]
    public void A_tokencode_that_is_handed_out_twice_is_found() => Assert.Equal([StateRules.Code], BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, WithCode with { CodesIssued = 2 }, Row(Issued, Put), Row(Issued, Put)), Made, Made with { Number = 2 })));

    [Fact]
    public void A_state_that_changes_without_a_request_is_found()
    {
        Assert.Equal([StateRules.State], BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, Row(Failed("UserNotFound"), Sent("404 NotFound"))), Arrived(Work.Unlock, 1, 404, wasApplied: false))));
        var run = Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded));
        Assert.Equal([Bookkeeper.Final], BrokenIn(Ledger(run, Done) with { Final = new Dictionary<int, UserState> { [User] = Locked } }));
    }

    [Fact]
    public void A_code_for_a_user_who_is_on_no_list_of_the_pipeline_is_found()
    {
        var first = Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded));
        var second = Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded)) with { RequestsBefore = 5 };
        var ledger = Ledger(second, Done, Done with { Number = 6 }) with { Runs = [first, second], Operations = 2 };
        var withCode = new Dictionary<int, UserState> { [User] = Locked with { CodesIssued = 1 } };

        Assert.Empty(BrokenIn(ledger));
        var after = new Dictionary<int, UserState> { [User] = Free with { CodesIssued = 1 } };
        Assert.Equal([Bookkeeper.Between], BrokenIn(ledger with { Runs = [first, second with { Before = withCode, After = after }], Final = after }));
    }

    [Fact]
    public void A_journal_that_knows_nothing_of_an_issued_tokencode_is_found() => Assert.Contains(StateRules.Issued, BrokenIn(Ledger(
        Run(Work.EnableTokencode, Locked, WithCode, Row(Failed("UserNotFound"), Sent("404 NotFound", "PUT"))), Arrived(Work.EnableTokencode, 1, 404, wasApplied: false))));

    [Fact]
    public void A_flaw_that_passes_and_one_that_is_sent_are_found()
    {
        var unusable = Asked with { Flaw = Flaw.Unusable };

        Assert.Equal([RunRules.Flawed], BrokenIn(Ledger(Run(Work.Unlock, Locked, Free, Row(Asked with { Flaw = Flaw.WrongValue }, Unlocked, Responded)), Done)));
        Assert.Equal([RunRules.Flawed], BrokenIn(Ledger(Run(Work.Unlock, Locked, Locked, Row(unusable, Failed("InvalidRequest"), Sent("404 NotFound"))), Arrived(Work.Unlock, 1, 404, wasApplied: false))));
        Assert.Empty(BrokenIn(Ledger(Run(Work.Unlock, Locked, Locked, Row(unusable, Failed("InvalidRequest"))))));
    }

    [Theory]
    [InlineData("InternalError")]
    [InlineData("NotAttempted")]
    [InlineData("ConnectionClosed")]
    public void An_outcome_that_no_row_may_have_is_found(string id) =>
        Assert.Equal([RunRules.OwnOutcome], BrokenIn(Ledger(Run(Work.Unlock, Locked, Locked, Row(Failed(id))))));

    [Fact]
    public void A_stray_and_a_wrong_count_are_found()
    {
        var run = Run(Work.Unlock, Locked, Free, Row(Unlocked, Responded));
        run.Strays.Add("An error of nobody's.");
        run.Summary = (2, 0);

        Assert.Equal([RunRules.OwnOutcome, RunRules.Counted], BrokenIn(Ledger(run, Done)));
    }

    [Fact]
    public void Of_a_stopped_pipeline_only_what_was_on_its_way_may_have_arrived()
    {
        var run = Run(Work.EnableTokencode, Locked, WithCode, Row(null)) with { WasStopped = true };
        Assert.Contains(UserRules.Carried, BrokenIn(Ledger(run, Made)));

        run.Rows[0].IsInDoubt = true;
        Assert.Empty(BrokenIn(Ledger(run, Made)));
        Assert.Equal([UserRules.Carried], BrokenIn(Ledger(run, Made, Made with { Number = 2 })));
    }

    [Fact]
    public void What_an_ended_run_says_it_did_not_attempt_must_not_have_arrived()
    {
        var ended = Run(Work.EnableTokencode, Locked, Locked, Row(null)) with { EndedBy = "The run ended" };
        var again = Run(Work.EnableTokencode, Locked, WithCode, Row(Issued, Put)) with { RequestsBefore = 5 };
        var ledger = Ledger(again, Made with { Number = 6 }) with { Runs = [ended, again] };

        Assert.Empty(BrokenIn(ledger));
        Assert.Contains(UserRules.Carried, BrokenIn(ledger with { Arrivals = [Made with { Number = 5 }, Made with { Number = 6 }] }));
    }
}
