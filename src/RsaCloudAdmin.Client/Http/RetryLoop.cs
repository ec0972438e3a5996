using RsaCloudAdmin.Client.RateLimiting;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Repeats the attempts of requests to one server until <see cref="RetryRule"/> decides to stop.</summary>
/// <param name="clock">The clock.</param>
/// <param name="options">The timeout of an attempt, and the time limit for retries.</param>
/// <param name="closing">Canceled when the client is closed.</param>
internal sealed class RetryLoop(TimeProvider clock, CloudAdminClientOptions options, CancellationToken closing)
{
    private readonly ServiceReach _reach = new(clock, options.Timeout);

    /// <summary>Attempts a request until an attempt is final: <see cref="Attempts.Last"/>.</summary>
    /// <param name="attempts">The attempts so far; empty at first.</param>
    /// <param name="attemptAsync">
    /// Waits until the request may be sent, and sends it once. Returns null if it may not be sent again; then the last attempt is
    /// final.
    /// </param>
    /// <param name="call">Receives notes about waits.</param>
    /// <param name="cancellationToken">Ends a delay.</param>
    /// <exception cref="OperationCanceledException">A delay was canceled, or the client was closed during it.</exception>
    public async ValueTask RunAsync(Attempts attempts, Func<ValueTask<AttemptResult?>> attemptAsync, CallContext call, CancellationToken cancellationToken)
    {
        while (await attemptAsync().ConfigureAwait(false) is { } result)
        {
            attempts.Last = result;
            attempts.Count++;
            attempts.ReachedServer |= !result.FoundNoService;
            var decision = Decide(attempts, result);
            var stands = decision.Step == RetryStep.Stop;
            _reach.Learn(result.FoundNoService, isLast: stands);
            if (stands)
                return;
            attempts.FollowsAmbiguousAttempt |= RetryRule.IsAmbiguous(result.Status, result.Response?.Status, result.Response?.RetryAfter);
            if (decision.Step == RetryStep.RetryAtOnce)
                attempts.WasRetriedAtOnce = true;
            if (decision.Step != RetryStep.BackOff)
                continue;
            call.Tell(Invariant($"Retrying in {decision.Delay.TotalSeconds:0.0} s."));
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(closing, cancellationToken);
            await clock.WaitAsync(decision.Delay, ending.Token).ConfigureAwait(false);
        }
    }

    private RetryDecision Decide(Attempts attempts, AttemptResult result)
    {
        if (result.IsSuccess)
            return default;

        attempts.FirstFailureAt ??= clock.GetTimestamp();
        if (result.WasRefused)
            attempts.Refusals++;
        else if (!result.MayRetryAtOnce)
            attempts.Failures++;
        var facts = new RetryFacts
        {
            Status = result.Status,
            HttpStatus = result.Response?.Status,
            RetryAfter = result.Response?.RetryAfter,
            MayRetryAtOnce = result.MayRetryAtOnce,
            WasRetriedAtOnce = attempts.WasRetriedAtOnce,
            Safety = attempts.Safety,
            HasOwnLimit = attempts.HasOwnLimit,
            Failures = attempts.Failures,
            Refusals = attempts.Refusals,
            Elapsed = clock.GetElapsedTime(attempts.FirstFailureAt.Value),
            RefusalDelay = result.RefusalDelay,
            ServiceIsGone = _reach.IsGone,
            Jitter = Jitter.Next(),
        };
        return RetryRule.Decide(facts, options.RetryTimeout);
    }
}
