using Polly;
using Polly.Retry;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.RateLimiting;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The way of a request to an answer: rate limiter, token, send, and again where the rule allows it.</summary>
internal sealed class ServiceChannel : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SoonAfter = TimeSpan.FromSeconds(30);

    private readonly ServiceAddress _address;
    private readonly BearerMessage _messages;
    private readonly Transport _transport;
    private readonly ITokenSource _tokens;
    private readonly CloudAdminClientOptions _options;
    private readonly ServiceClock _clock;
    private readonly RateLimiter _limiter;
    private readonly ServiceReach _reach;
    // Waiting for a free connection must not count as time that the service takes.
    private readonly SemaphoreSlim _connections = new(HandlerFactory.MostConnections);
    private readonly ResiliencePipeline<AttemptResult> _tries;
    private int _disposed;

    public ServiceChannel(ServiceAddress address, Transport transport, ITokenSource tokens, CloudAdminClientOptions options, ServiceClock clock)
    {
        _address = address;
        _messages = new BearerMessage(address);
        _transport = transport;
        _tokens = tokens;
        _options = options;
        _clock = clock;
        _limiter = new RateLimiter(clock);
        _reach = new ServiceReach(clock, options.Timeout < LongestPause ? options.Timeout + SoonAfter : LongestPause);
        _tries = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                // RetryRule alone says when it is enough.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static tried => new(tried.Outcome.Result is { Decision.Step: not RetryStep.Stop }),
                // Who was refused waits in the rate limiter's queue.
                DelayGenerator = static tried => new(tried.Outcome.Result is { WasRefused: false, Decision: { Step: RetryStep.Repeat, Wait: var wait } } ? wait : TimeSpan.Zero),
            })
            .Build();
    }

    /// <inheritdoc cref="ITokenSource.FindScopesAsync"/>
    public ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call) => _tokens.FindScopesAsync(call);

    /// <summary>How long all requests still wait for the service's rate limit.</summary>
    public TimeSpan Pause => _limiter.Pause;

    /// <summary>Whether it was disposed.</summary>
    public bool IsClosed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Makes ready what the first request needs, without one.</summary>
    public Task PrepareAsync() => Task.Run(() =>
    {
        try
        {
            _tokens.Prepare();
        }
        catch (Exception) when (IsClosed)
        {
            // Nobody needs it any more.
        }
    });

    /// <summary>Sends a request until it is answered, for good or ill.</summary>
    /// <exception cref="RsaCloudAdminException">There was no answer, or the run ended or the connection was closed before the request was sent.</exception>
#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<ServiceResponse> SendAsync(ServiceRequest request, CallContext call)
    {
        call.Need(request.Operation.Scope);
        var state = new CallState(request, call);
        try
        {
            await TryUntilItEndsAsync(state).ConfigureAwait(false);
            return Conclude(state);
        }
        catch (RsaCloudAdminException e) when (state.FollowsAmbiguousTry && request.Operation.Safety != Safety.ReadOnly)
        {
            e.LeavesEarlierTryOpen = true;
            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _transport.Dispose();
        _tokens.Dispose();
        _limiter.Dispose();
    }

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
#endif
    private async ValueTask TryUntilItEndsAsync(CallState state)
    {
        var call = state.Call;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.DrainToken);
        try
        {
            var outcome = await _tries.ExecuteOutcomeAsync(
                static (_, run) => run.Channel.TryAsync(run.State),
                context,
                (Channel: this, State: state)).ConfigureAwait(false);
            outcome.ThrowIfException();
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested && call.DrainToken.IsCancellationRequested)
        {
            // The run sends nothing more. What an earlier try may have done still counts.
            if (state.Last is null || !state.FollowsAmbiguousTry)
                throw ServiceErrors.NotAttempted(state.Request, state.Tries);
        }
        catch (ObjectDisposedException) when (IsClosed)
        {
            throw ServiceErrors.Closed(state.Request, state.Tries);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<Outcome<AttemptResult>> TryAsync(CallState state)
    {
        await _connections.WaitAsync(state.Call.DrainToken).ConfigureAwait(false);
        try
        {
            var patience = _options.RetryTimeout - (state.FirstTrouble is { } first ? _clock.GetElapsedTime(first) : TimeSpan.Zero);
            return Outcome.FromResult(await _limiter.WaitAsync(state.Queued, patience, state.Call.DrainToken).ConfigureAwait(false)
                ? await TryNowAsync(state).ConfigureAwait(false)
                : NotSent(state));
        }
        finally
        {
            _connections.Release();
        }
    }

    // The service wants to be left alone for longer than the request may wait. A token that was refused for its age before
    // says nothing of the new one, which was never tried.
    private AttemptResult NotSent(CallState state)
    {
        if (state.Last is not { Decision.Step: not RetryStep.Renew } last)
            throw ServiceErrors.Paused(state.Request, _limiter.Pause, state.Tries);
        last.Decision = default;
        return last;
    }

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<AttemptResult> TryNowAsync(CallState state)
    {
        AttemptResult? result = null;
        var offset = _clock.Offset;
        string? token = null;
        var delay = TimeSpan.Zero;
        try
        {
            if (IsClosed)
                throw ServiceErrors.Closed(state.Request, state.Tries);
            token = await _tokens.GetAsync(state.Call.Scopes, state.Call).ConfigureAwait(false);
            state.Call.DrainToken.ThrowIfCancellationRequested();
            result = await SendAsync(state, token).ConfigureAwait(false);
        }
        finally
        {
            delay = TellLimiter(state, result);
        }

        var isRefusedForItsTimes = IsRefusedForItsTimes(result, offset);
        result.Decision = Decide(state, result, isRefusedForItsTimes, delay);
        _reach.Learn(result.FoundNoService, isLast: result.Decision.Step == RetryStep.Stop);
        switch (result.Decision.Step)
        {
            case RetryStep.Renew:
                state.TokenWasRenewed = true;
                if (isRefusedForItsTimes && _clock.Follow(result.Answer!.Date!.Value) is { } warning)
                    state.Call.Warn(warning);
                _tokens.Discard(token);
                state.Call.Tell("The token was refused for its age; the request is repeated once with a new one.");
                break;
            case RetryStep.Repeat when !result.WasRefused:
                state.Call.Tell(Invariant($"Trying again in {result.Decision.Wait.TotalSeconds:0.0} s."));
                break;
            default:
                break;
        }

        if (result.Decision.Step != RetryStep.Stop && RetryRule.IsAmbiguous(result.End, result.Answer?.Status, result.Answer?.RetryAfter))
            state.FollowsAmbiguousTry = true;
        return result;
    }

    private async ValueTask<AttemptResult> SendAsync(CallState state, string token)
    {
        var started = _clock.GetTimestamp();
        state.Tries++;
        using var message = _messages.Compose(state.Request, token);
        var result = await _transport.SendAsync(message, token, state.Call.CancellationToken).ConfigureAwait(false);
        state.Last = result;
        state.ReachedService |= !result.FoundNoService;
        state.Call.Tell($"{state.Request.Operation.Method} {state.Request.Path}: {result.Words}, {_clock.GetElapsedTime(started).TotalMilliseconds:0} ms.");
        return result;
    }

    // An error of the request itself got past the rate limit too; a failure of the service tells nothing of it.
    private TimeSpan TellLimiter(CallState state, AttemptResult? result)
    {
        if (result is { WasRefused: true, Answer: { } refusal })
        {
            var (delay, isForAll) = _limiter.Refused(state.Queued, refusal.RetryAfter is { } asked ? Bounded(asked) : null);
            state.Call.Tell(delay > TimeSpan.Zero
                ? Invariant($"The service asks for fewer requests; {(isForAll ? "all wait" : "this one waits")} {delay.TotalSeconds:0.0##} s.")
                : "The service asks for fewer requests; this one is sent again at once.");
            return delay;
        }

        if (result?.Answer is { } answer && (int)answer.Status < 500)
        {
            if (_limiter.Accepted(state.Queued) is { } learned)
                state.Call.Tell(learned.Words);
        }
        else if (result is not null)
        {
            _limiter.Failed(state.Queued);
        }
        else
        {
            _limiter.Abandoned(state.Queued);
        }

        return TimeSpan.Zero;
    }

    // The time that was reckoned with when the token was made, or before: another request may have learnt better since.
    private bool IsRefusedForItsTimes(AttemptResult result, TimeSpan offset) => result.Answer is { Date: { } date } answer
        && _clock.MayFollow(date) && TokenRefusal.Read(answer, date - _clock.Lag(date, offset)) == RsaTokenFault.Clock;

    // A mistake of the service's, or of something before it, must not close the connection for a day: it is asked again. Yet
    // the bound is longer than requests wait, so that those of a list end at once and do not wait for the next refusal.
    private TimeSpan Bounded(TimeSpan pause) => TimeSpan.FromTicks(Math.Min(pause.Ticks, Math.Max(LongestPause.Ticks, 2 * Math.Min(_options.RetryTimeout.Ticks, TimeSpan.MaxValue.Ticks / 2))));

    private RetryDecision Decide(CallState state, AttemptResult result, bool isRefusedForItsTimes, TimeSpan refusalDelay)
    {
        if (result.Answer is { IsSuccess: true } && result.End == AttemptStatus.Answered)
            return default;

        state.FirstTrouble ??= _clock.GetTimestamp();
        var facts = new TryFacts
        {
            End = result.End,
            Status = result.Answer?.Status,
            RetryAfter = result.Answer?.RetryAfter,
            AsksForNewToken = isRefusedForItsTimes || (result.Answer is { } answer && TokenRefusal.AsksForNewToken(answer)),
            TokenWasRenewed = state.TokenWasRenewed,
            Safety = state.Request.Operation.Safety,
            Tries = state.Tries,
            Failures = state.Failures + 1,
            Elapsed = _clock.GetElapsedTime(state.FirstTrouble.Value),
            RefusalDelay = refusalDelay,
            ServiceIsGone = _reach.IsGone,
            Jitter = Jitter.Next(),
        };
        if (!facts.AsksForNewToken && !result.WasRefused)
            state.Failures++;
        return RetryRule.Decide(facts, _options.RetryTimeout);
    }

    private ServiceResponse Conclude(CallState state)
    {
        var last = state.Last!;
        if (last is not { End: AttemptStatus.Answered, Answer: { } answer })
            throw ServiceErrors.NoAnswer(state, Route.To(_address.Base, _options), _options.Timeout);
        if (answer.Damage is { } damage)
            state.Call.Warn($"The service sent {damage}, when asked to {state.Request.Purpose}. They are shown as U+FFFD, the replacement character.");
        if (last.FoundNoService)
            answer = answer with { Proxy = Proxies.For(_address.Base, _options), FollowsReachedService = state.ReachedService };
        return state.Tries == 1 ? answer : answer with { Tries = state.Tries, FollowsAmbiguousTry = state.FollowsAmbiguousTry };
    }
}
