using System.Net;
using CsCheck;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Http;

/// <summary>Properties of the retry rule that hold for any input.</summary>
public class RetryRulePropertyTests
{
    private static readonly TimeSpan LongestOwnWait = TimeSpan.FromSeconds(30);

    private static readonly Gen<TimeSpan> Times = Gen.Double[0, 1000].Select(TimeSpan.FromSeconds);

    private static readonly Gen<RetryFacts> Facts =
        from end in Gen.Enum<AttemptStatus>()
        from status in Gen.OneOf(Gen.Int[200, 599], Gen.OneOfConst(401, 403, 429, 500, 503, 504))
        from hasStatus in Gen.Bool
        from hasRetryAfter in Gen.Bool
        from retryAfter in Gen.OneOf(Times, Gen.Const(TimeSpan.Zero), Gen.Const(TimeSpan.FromDays(3650)))
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from counts in Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6])
        from elapsed in Times
        from hasLimiter in Gen.Bool
        from delay in Gen.OneOf(Times, Gen.Const(TimeSpan.Zero))
        from isGone in Gen.Bool
        from jitter in Gen.Double[0, 1]
        select new RetryFacts
        {
            Status = end,
            HttpStatus = end == AttemptStatus.Responded || hasStatus ? (HttpStatusCode)status : null,
            RetryAfter = hasRetryAfter ? retryAfter : null,
            MayRetryAtOnce = flags.Item1 && status is 401 or 403,
            WasRetriedAtOnce = flags.Item2,
            Safety = flags.Item3 ? Safety.Idempotent : Safety.Once,
            Failures = counts.Item1,
            Refusals = counts.Item2,
            Elapsed = elapsed,
            RefusalDelay = hasLimiter ? delay : null,
            ServiceIsGone = isGone,
            Jitter = jitter,
        };

    [Fact]
    public void A_request_that_must_not_be_repeated_is_never_repeated_after_it_may_have_been_carried_out() =>
        Check((facts, decision) =>
        {
            var isKnownUndone = facts.Status == AttemptStatus.NotConnected || facts.MayRetryAtOnce || RetryRule.IsRefusal(facts.HttpStatus, facts.RetryAfter);
            return facts.Safety != Safety.Once || isKnownUndone || decision.Step == RetryStep.Stop;
        });

    [Fact]
    public void A_wait_is_never_negative_and_never_ends_after_the_time_allowed() =>
        Check((facts, decision, patience) => decision.Delay >= TimeSpan.Zero
            && (decision.Step is not (RetryStep.BackOff or RetryStep.Requeue) || facts.Elapsed + decision.Delay <= patience));

    [Fact]
    public void No_wait_is_longer_than_half_a_minute_unless_the_service_asked_for_it() =>
        Check((facts, decision) => decision.Delay <= LongestOwnWait || decision.Delay == (facts.RefusalDelay ?? facts.RetryAfter));

    [Fact]
    public void There_is_a_wait_before_every_repeat_but_none_for_one_at_once() =>
        Check((facts, decision) => facts.RefusalDelay is not null && RetryRule.IsRefusal(facts.HttpStatus, facts.RetryAfter)
            ? decision.Delay == TimeSpan.Zero || decision.Delay == facts.RefusalDelay
            : decision.Delay > TimeSpan.Zero == (decision.Step == RetryStep.BackOff));

    [Fact]
    public void Failures_are_bounded_by_their_number() =>
        Check((facts, decision) => decision.Step != RetryStep.BackOff || facts.Failures < RetryRule.MostFailures || RetryRule.IsRefusal(facts.HttpStatus, facts.RetryAfter));

    [Fact]
    public void Refusals_are_bounded_by_time_alone() =>
        Check((facts, decision, patience) =>
        {
            if (!RetryRule.IsRefusal(facts.HttpStatus, facts.RetryAfter) || facts.MayRetryAtOnce)
                return true;
            var again = RetryRule.Decide(facts with { Failures = int.MaxValue }, patience);
            var wait = facts.RefusalDelay ?? RetryRule.DelayAfter(facts.Refusals, facts.RetryAfter, facts.Jitter);
            var step = facts.RefusalDelay is null ? RetryStep.BackOff : RetryStep.Requeue;
            return again == decision && decision == (patience > TimeSpan.Zero && facts.Elapsed + wait <= patience ? new RetryDecision(step, wait) : default);
        });

    [Fact]
    public void Nothing_is_repeated_at_once_twice() =>
        Check((facts, decision) => decision.Step != RetryStep.RetryAtOnce || (facts.MayRetryAtOnce && !facts.WasRetriedAtOnce));

    [Fact]
    public void The_same_facts_get_the_same_decision() =>
        Check((facts, decision, patience) => RetryRule.Decide(facts, patience) == decision);

    private static void Check(Func<RetryFacts, RetryDecision, bool> holds) => Check((facts, decision, _) => holds(facts, decision));

    private static void Check(Func<RetryFacts, RetryDecision, TimeSpan, bool> holds) =>
        Gen.Select(Facts, Times).Sample((facts, patience) => holds(facts, RetryRule.Decide(facts, patience), patience), iter: 20_000);
}
