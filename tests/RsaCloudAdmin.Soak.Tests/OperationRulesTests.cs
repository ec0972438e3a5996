using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;
using static RsaCloudAdmin.Soak.Tests.MadeUp;

namespace RsaCloudAdmin.Soak.Tests;

/// <summary>The books of single operations: what each of them may report and change.</summary>
public class OperationRulesTests
{
    [Fact]
    public void A_tokencode_that_is_still_there_after_it_was_withdrawn_is_found() => Assert.Equal([StateRules.State], BrokenIn(Ledger(
        Run(Work.DisableTokencode, WithCode, WithCode, Row(Unlocked with { TokencodeId = CodeId, WasEnabled = true }, Sent("200 OK", "DELETE"))),
        Arrived(Work.DisableTokencode, 1, 200, wasApplied: true))));

    [Fact]
    public void What_a_broken_attempt_removed_and_the_next_does_not_find_balances() => Assert.Empty(BrokenIn(Ledger(
        Run(Work.DisableTokencode, WithCode, Locked with { CodesIssued = 1 }, Row(Unlocked with { TokencodeId = CodeId, WasEnabled = true }, Sent("Broken: reset", "DELETE"), Sent("404 NotFound", "DELETE"))),
        Arrived(Work.DisableTokencode, 1, null, wasApplied: true, FaultEffect.Reset),
        Arrived(Work.DisableTokencode, 2, 404, wasApplied: false))));

    [Fact]
    public void What_another_row_removed_meanwhile_balances_and_what_both_removed_does_not()
    {
        var withdrawn = Unlocked with { TokencodeId = CodeId, WasEnabled = true };
        var (delete, lost) = (Sent("200 OK", "DELETE"), Sent("502 BadGateway", "DELETE"));
        var after = Locked with { CodesIssued = 1 };

        Assert.Empty(BrokenIn(Ledger(
            Run(Work.DisableTokencode, WithCode, after, Row(withdrawn, delete), Row(withdrawn, lost, Sent("404 NotFound", "DELETE"))),
            Arrived(Work.DisableTokencode, 1, 200, wasApplied: true),
            Arrived(Work.DisableTokencode, 2, 502, wasApplied: false, FaultEffect.BadGateway),
            Arrived(Work.DisableTokencode, 3, 404, wasApplied: false))));
        Assert.Equal([StateRules.Code], BrokenIn(Ledger(
            Run(Work.DisableTokencode, WithCode, after, Row(withdrawn, delete), Row(withdrawn, delete)),
            Arrived(Work.DisableTokencode, 1, 200, wasApplied: true),
            Arrived(Work.DisableTokencode, 2, 200, wasApplied: true))));
    }

    [Fact]
    public void An_enrollment_code_that_the_body_refuses_balances_and_one_that_may_be_issued_twice_does_not()
    {
        var refused = Sent("200 OK", "POST");
        var arrived = Arrived(Work.IssueEnrollmentCode, 1, 200, wasApplied: false);
        Assert.Empty(BrokenIn(Ledger(Run(Work.IssueEnrollmentCode, Locked, Locked, Row(Failed("CodeRefused"), refused)), arrived)));
        Assert.Contains(UserRules.Carried, BrokenIn(Ledger(
            Run(Work.IssueEnrollmentCode, Locked, Locked with { EnrollmentCode = Code, CodesIssued = 1 }, Row(Failed("CodeRefused"), refused)),
            arrived with { WasApplied = true })));
        Assert.Equal([RowRules.Repeated], BrokenIn(Ledger(
            Run(Work.IssueEnrollmentCode, Locked, Locked with { EnrollmentCode = Code, CodesIssued = 1 }, Row(Unlocked with { Code = Code }, Sent("Broken: reset", "POST"), Sent("200 OK", "POST"))),
            Arrived(Work.IssueEnrollmentCode, 1, 200, wasApplied: true))));
    }

    [Theory]
    [InlineData(Work.IssueEnrollmentCode)]
    [InlineData(Work.IssueRegistrationCode)]
    public void A_code_that_the_server_does_not_hold_is_found(object work)
    {
        var after = Locked with { EnrollmentCode = Code, RegistrationCode = "123456789", CodesIssued = 1 };
        var before = (Work)work == Work.IssueEnrollmentCode ? after with { EnrollmentCode = null, CodesIssued = 0 } : after with { RegistrationCode = null, CodesIssued = 0 };
        var held = (Work)work == Work.IssueEnrollmentCode ? after.EnrollmentCode : after.RegistrationCode;
        var arrived = Arrived((Work)work, 1, 200, wasApplied: true);

        Assert.Empty(BrokenIn(Ledger(Run((Work)work, before, after, Row(Unlocked with { Code = held }, Sent("200 OK", "POST"))), arrived)));
        Assert.Equal([StateRules.Code], BrokenIn(Ledger(Run((Work)work, before, after, Row(Unlocked with { Code = "98765432" }, Sent("200 OK", "POST"))), arrived)));
    }

    [Fact]
    public void A_revocation_that_was_repeated_leaves_open_what_the_first_attempt_did()
    {
        var withCode = Locked with { EnrollmentCode = Code };
        Arrival[] arrivals = [Arrived(Work.RevokeEnrollmentCode, 1, null, wasApplied: true, FaultEffect.Reset), Arrived(Work.RevokeEnrollmentCode, 2, 200, wasApplied: false)];
        Attempt[] attempts = [Sent("Broken: reset", "POST"), Sent("200 OK", "POST")];

        Assert.Empty(BrokenIn(Ledger(Run(Work.RevokeEnrollmentCode, withCode, Locked, Row(Failed("CodeRefused", "An earlier attempt may have been processed."), attempts)), arrivals)));
        Assert.Equal([RowRules.Doubt], BrokenIn(Ledger(Run(Work.RevokeEnrollmentCode, withCode, Locked, Row(Failed("CodeRefused"), attempts)), arrivals)));
        Assert.Equal([StateRules.State], BrokenIn(Ledger(Run(Work.RevokeEnrollmentCode, withCode, withCode, Row(Unlocked, Sent("200 OK", "POST"))), arrivals[0] with { Status = 200, Fault = null })));
    }

    [Fact]
    public void A_token_that_is_assigned_already_balances_and_one_that_stays_assigned_does_not()
    {
        var owned = Locked with { OwnsHardwareToken = true, HasPin = true, IsHardwareTokenEnabled = true };
        var free = Locked;
        var (done, conflict) = (Sent("200 OK"), Sent("409 Conflict"));

        Assert.Empty(BrokenIn(Ledger(Run(Work.AssignToken, owned, owned, Row(Unlocked, conflict)), Arrived(Work.AssignToken, 1, 409, wasApplied: false))));
        Assert.Empty(BrokenIn(Ledger(Run(Work.AssignToken, free, free with { OwnsHardwareToken = true, IsHardwareTokenEnabled = true }, Row(Unlocked, done)), Arrived(Work.AssignToken, 1, 200, wasApplied: true))));
        Assert.Empty(BrokenIn(Ledger(Run(Work.UnassignToken, owned, free, Row(Unlocked, done)), Arrived(Work.UnassignToken, 1, 200, wasApplied: true))));
        Assert.Equal([StateRules.State], BrokenIn(Ledger(Run(Work.UnassignToken, owned, owned, Row(Unlocked, done)), Arrived(Work.UnassignToken, 1, 200, wasApplied: true))));
        Assert.Equal([RowRules.Done], BrokenIn(Ledger(Run(Work.AssignToken, free, free with { OwnsHardwareToken = true, IsHardwareTokenEnabled = true }, Row(Unlocked, Sent("Broken: reset"))), Arrived(Work.AssignToken, 1, null, wasApplied: true, FaultEffect.Reset))));
    }

    [Fact]
    public void A_device_that_a_broken_attempt_removed_balances_and_one_that_was_never_found_does_not()
    {
        var withPhone = Locked with { HasPhone = true };
        var notFound = Arrived(Work.RemoveDevice, 2, 404, wasApplied: false);

        Assert.Empty(BrokenIn(Ledger(
            Run(Work.RemoveDevice, withPhone, Locked, Row(Unlocked, Sent("Broken: reset", "DELETE"), Sent("404 NotFound", "DELETE"))),
            Arrived(Work.RemoveDevice, 1, null, wasApplied: true, FaultEffect.Reset),
            notFound)));
        Assert.Equal([RowRules.Done], BrokenIn(Ledger(Run(Work.RemoveDevice, Locked, Locked, Row(Unlocked, Sent("404 NotFound", "DELETE"))), notFound)));
    }

    [Fact]
    public void A_wrong_device_that_a_retry_does_not_find_says_nothing_of_the_phone()
    {
        var withPhone = Locked with { HasPhone = true };
        var wrong = Asked with { DeviceId = Guid.Empty.ToString(), Flaw = Flaw.WrongValue };
        Attempt[] attempts = [Sent("Broken: reset", "DELETE"), Sent("404 NotFound", "DELETE")];
        Arrival[] arrivals = [Arrived(Work.RemoveDevice, 1, null, wasApplied: false, FaultEffect.Reset), Arrived(Work.RemoveDevice, 2, 404, wasApplied: false)];

        Assert.Empty(BrokenIn(Ledger(Run(Work.RemoveDevice, withPhone, withPhone, Row(wrong, Unlocked, attempts)), arrivals)));
        Assert.Equal([StateRules.State], BrokenIn(Ledger(Run(Work.RemoveDevice, withPhone, withPhone, Row(Unlocked, attempts)), arrivals)));
    }

    [Theory]
    [InlineData(Work.AssignToken, true)]
    [InlineData(Work.UnassignToken, true)]
    [InlineData(Work.EnableUser, true)]
    [InlineData(Work.DisableUser, true)]
    [InlineData(Work.MarkDeleted, true)]
    [InlineData(Work.RestoreUser, true)]
    [InlineData(Work.EnableToken, false)]
    [InlineData(Work.RenameToken, false)]
    public void A_conflict_that_the_first_attempt_may_have_caused_leaves_a_doubt(object work, bool isDoubtful)
    {
        Attempt[] attempts = [Sent("Broken: reset"), Sent("409 Conflict")];
        Arrival[] arrivals = [Arrived((Work)work, 1, null, wasApplied: false, FaultEffect.Reset), Arrived((Work)work, 2, 409, wasApplied: false)];

        string[] expected = isDoubtful ? [RowRules.Doubt] : [];
        Assert.Equal(expected, BrokenIn(Ledger(Run((Work)work, Locked, Locked, Row(Failed("Conflict"), attempts)), arrivals)));
        Assert.Empty(BrokenIn(Ledger(Run((Work)work, Locked, Locked, Row(Failed("Conflict", "An earlier attempt may have been processed."), attempts)), arrivals)));
    }

    [Fact]
    public void A_token_counts_as_unassigned_after_a_conflict_only_if_an_earlier_attempt_may_have_done_it()
    {
        var owned = Locked with { OwnsHardwareToken = true, HasPin = true, IsHardwareTokenEnabled = true, TokenName = UserState.NewTokenName };
        var conflict = Sent("409 Conflict");

        Assert.Empty(BrokenIn(Ledger(
            Run(Work.UnassignToken, owned, Locked, Row(Unlocked, Sent("Broken: reset"), conflict)),
            Arrived(Work.UnassignToken, 1, null, wasApplied: true, FaultEffect.Reset),
            Arrived(Work.UnassignToken, 2, 409, wasApplied: false))));
        Assert.Equal([RowRules.Done], BrokenIn(Ledger(Run(Work.UnassignToken, Locked, Locked, Row(Unlocked, conflict)), Arrived(Work.UnassignToken, 1, 409, wasApplied: false))));
    }

    [Fact]
    public void A_code_that_is_refused_after_a_failure_of_the_gateway_leaves_a_doubt() => Assert.Equal([RowRules.Doubt], BrokenIn(Ledger(
        Run(Work.RevokeEnrollmentCode, Locked, Locked, Row(Failed("CodeRefused"), Sent("502 BadGateway", "POST"))),
        Arrived(Work.RevokeEnrollmentCode, 1, 502, wasApplied: false, FaultEffect.BadGateway))));

    [Fact]
    public void A_row_whose_requests_are_not_known_is_judged_by_its_outcome()
    {
        var after = Locked with { EnrollmentCode = Code, CodesIssued = 1 };
        Ledger CreateLedger(Outcome outcome, UserState state, params Arrival[] arrivals)
        {
            var row = Row(outcome);
            (row.LacksAttempts, row.SharesAttempts) = (true, true);
            return Ledger(Run(Work.IssueEnrollmentCode, Locked, state, row), arrivals);
        }

        var made = Arrived(Work.IssueEnrollmentCode, 1, 200, wasApplied: true);
        Assert.Empty(BrokenIn(CreateLedger(Unlocked with { Code = Code }, after, made)));
        Assert.Contains(UserRules.Carried, BrokenIn(CreateLedger(Unlocked with { Code = Code }, Locked, made with { WasApplied = false })));
        Assert.Empty(BrokenIn(CreateLedger(Failed("OutcomeUnknown"), after, made with { Status = 502 })));
        Assert.Empty(BrokenIn(CreateLedger(Failed("OutcomeUnknown"), Locked)));
        Assert.Empty(BrokenIn(CreateLedger(Failed("NotAuthorized"), Locked, made with { Status = 403, WasApplied = false })));
        Assert.Equal([UserRules.Carried], BrokenIn(CreateLedger(Failed("NotAuthorized"), after, made)));
    }

    [Fact]
    public void A_token_that_is_renamed_balances_and_one_that_keeps_its_name_does_not()
    {
        var owned = Locked with { OwnsHardwareToken = true };
        var run = Run(Work.RenameToken, owned, owned with { TokenName = UserState.NewTokenName }, Row(Unlocked, Sent("200 OK")));
        var arrived = Arrived(Work.RenameToken, 1, 200, wasApplied: true);

        Assert.Empty(BrokenIn(Ledger(run, arrived)));
        Assert.Equal([StateRules.State], BrokenIn(Ledger(run with { After = run.Before }, arrived)));
    }

    [Fact]
    public void A_user_who_is_synchronized_balances_and_one_who_is_not_does_not()
    {
        var synchronized = WithCode with { SynchronizedAt = DateTimeOffset.UnixEpoch };
        Row[] rows = [Row(Unlocked with { TokencodeId = CodeId }, Sent("200 OK", "POST")), Row(Unlocked with { TokencodeId = CodeId }, Sent("200 OK", "POST"))];
        var arrived = Arrived(Work.SyncUser, 1, 200, wasApplied: true);

        Assert.Empty(BrokenIn(Ledger(Run(Work.SyncUser, WithCode, synchronized, rows), arrived, arrived with { Number = 2 })));
        Assert.Equal([StateRules.State], BrokenIn(Ledger(Run(Work.SyncUser, WithCode, WithCode, rows), arrived, arrived with { Number = 2 })));
    }

    [Theory]
    [InlineData(Work.MarkDeleted)]
    [InlineData(Work.RestoreUser)]
    public void A_user_who_is_marked_or_restored_balances_and_one_who_is_not_does_not(object work)
    {
        var marked = Locked with { IsMarkedDeleted = true };
        var (before, after) = (Work)work == Work.MarkDeleted ? (Locked, marked) : (marked, Locked);
        var (put, conflict) = (Sent("200 OK", "PUT"), Sent("409 Conflict", "PUT"));
        Arrival[] arrivals = [Arrived((Work)work, 1, 200, wasApplied: true), Arrived((Work)work, 2, 409, wasApplied: false)];

        Assert.Empty(BrokenIn(Ledger(Run((Work)work, before, after, Row(Unlocked, put), Row(Unlocked, conflict)), arrivals)));
        Assert.Equal([StateRules.State], BrokenIn(Ledger(Run((Work)work, before, before, Row(Unlocked, put), Row(Unlocked, conflict)), arrivals)));
        Assert.Empty(BrokenIn(Ledger(
            Run((Work)work, before, after, Row(Unlocked, Sent("Broken: reset", "PUT"), conflict)),
            arrivals[0] with { Status = null, Fault = FaultEffect.Reset },
            arrivals[1])));

        // After a run that ended early, the first row has the requests of both.
        Row[] shared = [Row(Unlocked, put, conflict), Row(Unlocked)];
        foreach (var row in shared)
            row.SharesAttempts = true;
        Assert.Empty(BrokenIn(Ledger(Run((Work)work, before, after, shared), arrivals)));
    }

    [Fact]
    public void A_disabled_user_who_is_marked_as_deleted_stays_disabled()
    {
        var marked = Locked with { IsMarkedDeleted = true };
        var (conflict, arrived) = (Sent("409 Conflict", "PUT"), Arrived(Work.DisableUser, 1, 409, wasApplied: false));

        Assert.Empty(BrokenIn(Ledger(Run(Work.DisableUser, marked, marked, Row(Unlocked, conflict)), arrived)));
        Assert.Equal([RowRules.Done, StateRules.State], BrokenIn(Ledger(Run(Work.EnableUser, marked, marked, Row(Unlocked, conflict)), arrived)));
    }
}
