using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Http;

public class RetryRuleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    [Theory]
    // Final responses are not retried.
    [InlineData(400, true, "Stop")]
    [InlineData(403, true, "Stop")]
    [InlineData(404, true, "Stop")]
    [InlineData(409, true, "Stop")]
    [InlineData(302, true, "Stop")]
    // A refused request was not carried out, so it can be retried.
    [InlineData(429, true, "BackOff")]
    [InlineData(429, false, "BackOff")]
    // The service may have carried out a request that failed. It is retried only if a repeat does no harm.
    [InlineData(500, true, "BackOff")]
    [InlineData(502, true, "BackOff")]
    [InlineData(503, true, "BackOff")]
    [InlineData(504, true, "BackOff")]
    [InlineData(500, false, "Stop")]
    [InlineData(502, false, "Stop")]
    [InlineData(503, false, "Stop")]
    [InlineData(504, false, "Stop")]
    public void A_response_is_decided_on_by_its_status(int status, bool isRepeatable, string step) =>
        Assert.Equal(Enum.Parse<RetryStep>(step), Decide(Responded(status) with { Safety = isRepeatable ? Safety.Idempotent : Safety.Once }).Step);

    [Theory]
    [InlineData("NotConnected", true, "BackOff")]
    [InlineData("NotConnected", false, "BackOff")]
    [InlineData("NotTrusted", true, "Stop")]
    [InlineData("NotTrusted", false, "Stop")]
    [InlineData("Broken", true, "BackOff")]
    [InlineData("Broken", false, "Stop")]
    [InlineData("TimedOut", true, "BackOff")]
    [InlineData("TimedOut", false, "Stop")]
    [InlineData("TooLarge", true, "Stop")]
    [InlineData("TooLarge", false, "Stop")]
    public void An_attempt_without_a_response_is_decided_on_by_how_it_ended(string end, bool isRepeatable, string step) =>
        Assert.Equal(Enum.Parse<RetryStep>(step), Decide(new RetryFacts { Status = Enum.Parse<AttemptStatus>(end), Safety = isRepeatable ? Safety.Idempotent : Safety.Once, Failures = 1 }).Step);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_503_that_says_when_to_come_back_is_a_refusal(bool isRepeatable)
    {
        var decision = Decide(Responded(503) with { Safety = isRepeatable ? Safety.Idempotent : Safety.Once, RetryAfter = TimeSpan.FromSeconds(7), RefusalDelay = TimeSpan.FromSeconds(7) });

        Assert.Equal(new RetryDecision(RetryStep.Requeue, TimeSpan.FromSeconds(7)), decision);
    }

    [Theory]
    [InlineData(null, 0.5, 1)]
    [InlineData(0, 0.5, 1)]
    [InlineData(7, 7, 7)]
    public void Without_a_rate_limiter_a_refusal_is_waited_for_as_asked_or_for_a_growing_time(int? retryAfter, double least, double most)
    {
        var refused = Responded(429) with { RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Refusals = 1 };

        Assert.Equal(new RetryDecision(RetryStep.BackOff, TimeSpan.FromSeconds(least)), Decide(refused with { Jitter = 0 }));
        Assert.Equal(new RetryDecision(RetryStep.BackOff, TimeSpan.FromSeconds(most)), Decide(refused with { Jitter = 1 }));
        Assert.Equal(TimeSpan.FromSeconds(retryAfter > 0 ? most : 2 * most), Decide(refused with { Jitter = 1, Refusals = 2 }).Delay);
    }

    [Fact]
    public void The_service_is_left_alone_for_as_long_as_it_asks() =>
        Assert.Equal(42, RetryRule.DelayAfter(9, TimeSpan.FromSeconds(42), jitter: 0.5).TotalSeconds);

    [Fact]
    public void A_service_that_asks_for_no_wait_at_all_gets_one() =>
        Assert.InRange(RetryRule.DelayAfter(1, TimeSpan.Zero, jitter: 0.5).TotalSeconds, 0.5, 1);

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 4)]
    [InlineData(5, 8, 16)]
    [InlineData(6, 15, 30)]
    [InlineData(1000, 15, 30)]
    public void Pauses_grow_with_the_refusals_in_a_row_up_to_half_a_minute(int refusals, double least, double most)
    {
        Assert.Equal(least, RetryRule.DelayAfter(refusals, retryAfter: null, jitter: 0).TotalSeconds, 6);
        Assert.Equal(most, RetryRule.DelayAfter(refusals, retryAfter: null, jitter: 1).TotalSeconds, 6);
    }

    [Theory]
    [InlineData(1, 0.25, 0.5)]
    [InlineData(2, 0.5, 1)]
    [InlineData(3, 1, 2)]
    public void Waits_after_failures_double(int failures, double least, double most)
    {
        Assert.Equal(least, Decide(Responded(500) with { Failures = failures, Jitter = 0 }).Delay.TotalSeconds, 6);
        Assert.Equal(most, Decide(Responded(500) with { Failures = failures, Jitter = 1 }).Delay.TotalSeconds, 6);
    }

    [Fact]
    public void The_fourth_failure_is_the_last() =>
        Assert.Equal(RetryStep.Stop, Decide(Responded(500) with { Failures = 4 }).Step);

    [Fact]
    public void Any_number_of_refusals_is_borne_while_there_is_time() =>
        Assert.Equal(RetryStep.Requeue, Decide(Responded(429) with { Failures = 500, RefusalDelay = TimeSpan.Zero, Elapsed = TimeSpan.FromSeconds(269) }).Step);

    [Fact]
    public void A_wait_that_would_end_after_the_time_allowed_is_not_begun()
    {
        Assert.Equal(RetryStep.Stop, Decide(Responded(429) with { RefusalDelay = TimeSpan.FromSeconds(301) }).Step);
        Assert.Equal(RetryStep.Stop, Decide(Responded(429) with { RefusalDelay = TimeSpan.FromSeconds(10), Elapsed = TimeSpan.FromSeconds(291) }).Step);
        Assert.Equal(RetryStep.Requeue, Decide(Responded(429) with { RefusalDelay = TimeSpan.FromSeconds(10), Elapsed = TimeSpan.FromSeconds(290) }).Step);
        Assert.Equal(RetryStep.Stop, Decide(Responded(500) with { Elapsed = Patience }).Step);
    }

    [Fact]
    public void A_wait_that_ends_with_the_time_allowed_is_begun()
    {
        var failed = Responded(500);
        var left = Patience - Decide(failed).Delay;

        Assert.Equal(RetryStep.BackOff, Decide(failed with { Elapsed = left }).Step);
        Assert.Equal(RetryStep.Stop, Decide(failed with { Elapsed = left + TimeSpan.FromTicks(1) }).Step);
    }

    [Fact]
    public void Where_no_time_is_allowed_a_refusal_is_not_repeated_even_without_a_wait() =>
        Assert.Equal(RetryStep.Stop, RetryRule.Decide(Responded(429) with { RefusalDelay = TimeSpan.Zero }, TimeSpan.Zero).Step);

    [Fact]
    public void The_limit_of_a_single_operation_is_not_waited_for()
    {
        var limited = Responded(429) with { HasOwnLimit = true, RetryAfter = TimeSpan.FromSeconds(1) };

        Assert.Equal(RetryStep.Stop, Decide(limited).Step);
        Assert.Equal(RetryStep.BackOff, Decide(limited with { HttpStatus = HttpStatusCode.ServiceUnavailable }).Step);
    }

    [Fact]
    public void A_service_that_another_request_has_not_found_is_not_looked_for_again()
    {
        var notFound = new RetryFacts { Status = AttemptStatus.NotConnected, Safety = Safety.Once, Failures = 1 };

        Assert.Equal(RetryStep.BackOff, Decide(notFound).Step);
        Assert.Equal(RetryStep.Stop, Decide(notFound with { ServiceIsGone = true, Safety = Safety.Idempotent }).Step);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void A_token_is_renewed_once(int status)
    {
        var refused = Responded(status) with { MayRetryAtOnce = true };

        Assert.Equal(new RetryDecision(RetryStep.RetryAtOnce), Decide(refused));
        Assert.Equal(new RetryDecision(RetryStep.RetryAtOnce), Decide(refused with { Safety = Safety.Once }));
        Assert.Equal(RetryStep.Stop, Decide(refused with { WasRetriedAtOnce = true }).Step);
    }

    private static RetryDecision Decide(RetryFacts facts) => RetryRule.Decide(facts, Patience);

    private static RetryFacts Responded(int status) => new()
    {
        Status = AttemptStatus.Responded,
        HttpStatus = (HttpStatusCode)status,
        Safety = Safety.Idempotent,
       
        Failures = 1,
        Jitter = 0.5,
    };
}
