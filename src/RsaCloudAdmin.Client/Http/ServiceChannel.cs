using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.RateLimiting;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Takes a request to its response: waits for the rate limiter, gets a token, sends, and repeats where <see cref="RetryRule"/> allows it.</summary>
internal sealed class ServiceChannel : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly ServiceAddress _address;
    private readonly BearerMessage _messages;
    private readonly Transport _transport;
    private readonly ITokenSource _tokens;
    private readonly CloudAdminClientOptions _options;
    private readonly ServiceClock _clock;
    private readonly RateLimiter _limiter;
    private readonly RetryLoop _retries;
    private readonly CancellationTokenSource _closing = new();
    // Waiting for a free connection must not count as time that the service takes.
    private readonly SemaphoreSlim _connections = new(HandlerFactory.MostConnections);
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
        _retries = new RetryLoop(clock, options, _closing.Token);
    }

    /// <inheritdoc cref="ITokenSource.FindScopesAsync"/>
    public ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call) => _tokens.FindScopesAsync(call);

    /// <summary>How long all requests still wait for the service's rate limit.</summary>
    public TimeSpan Pause => _limiter.Pause;

    /// <summary>Whether it was disposed.</summary>
    public bool IsClosed => _closing.IsCancellationRequested;

    /// <summary>Makes ready what the first request needs, without sending one.</summary>
    public Task PrepareAsync() => Task.Run(() =>
    {
        try
        {
            _tokens.Prepare();
        }
        catch (Exception) when (IsClosed)
        {
            // Not needed any more.
        }
    });

    /// <summary>Sends a request until a response stands, whatever it says.</summary>
    /// <exception cref="RsaCloudAdminException">There was no response, or the run ended or the client was closed before the request was sent.</exception>
    public async ValueTask<ServiceResponse> SendAsync(ServiceRequest request, CallContext call)
    {
        call.Need(request.Operation.RequestedScope);
        var attempts = new Attempts(request.Operation.Safety);
        try
        {
            await AttemptUntilOneStandsAsync(request, attempts, call).ConfigureAwait(false);
            return Conclude(request, attempts, call);
        }
        catch (RsaCloudAdminException e) when (attempts.FollowsAmbiguousAttempt && request.Operation.Safety != Safety.ReadOnly)
        {
            e.LeavesEarlierTryOpen = true;
            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _closing.Cancel();
        _transport.Dispose();
        _tokens.Dispose();
        _limiter.Dispose();
    }

    private async ValueTask AttemptUntilOneStandsAsync(ServiceRequest request, Attempts attempts, CallContext call)
    {
        var queued = new QueuedRequest(call.Order);
        try
        {
            await _retries.RunAsync(attempts, () => AttemptAsync(request, queued, attempts, call), call, call.DrainToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested && call.DrainToken.IsCancellationRequested)
        {
            // The run sends nothing more. What an earlier attempt may have done still counts.
            if (!attempts.FollowsAmbiguousAttempt)
                throw ServiceErrors.NotAttempted(request, attempts.Count);
        }
        catch (Exception e) when (IsClosed && (e is ObjectDisposedException || (e is OperationCanceledException && !call.CancellationToken.IsCancellationRequested)))
        {
            throw ServiceErrors.Closed(request, attempts.Count);
        }
    }

    // Null if the service wants to be left alone for longer than the request may wait.
    private async ValueTask<AttemptResult?> AttemptAsync(ServiceRequest request, QueuedRequest queued, Attempts attempts, CallContext call)
    {
        await _connections.WaitAsync(call.DrainToken).ConfigureAwait(false);
        try
        {
            var patience = _options.RetryTimeout - (attempts.FirstFailureAt is { } first ? _clock.GetElapsedTime(first) : TimeSpan.Zero);
            if (await _limiter.WaitAsync(queued, patience, call.DrainToken).ConfigureAwait(false))
                return await SendOnceAsync(request, queued, attempts, call).ConfigureAwait(false);
            // A token that was refused for its age says nothing of the new one, which was never tried.
            return attempts.Last is { AsksForNewToken: false } ? null : throw ServiceErrors.Paused(request, _limiter.Pause, attempts.Count);
        }
        finally
        {
            _connections.Release();
        }
    }

    private async ValueTask<AttemptResult> SendOnceAsync(ServiceRequest request, QueuedRequest queued, Attempts attempts, CallContext call)
    {
        AttemptResult? result = null;
        try
        {
            if (IsClosed)
                throw ServiceErrors.Closed(request, attempts.Count);
            var offset = _clock.Offset;
            var token = await _tokens.GetAsync(call.Scopes, call).ConfigureAwait(false);
            call.DrainToken.ThrowIfCancellationRequested();

            var started = _clock.GetTimestamp();
            using var message = _messages.Compose(request, token);
            result = await _transport.SendAsync(message, token, call.CancellationToken).ConfigureAwait(false);
            call.Tell($"{request.Operation.Method} {request.Path}: {result.Summary}, {_clock.GetElapsedTime(started).TotalMilliseconds:0} ms.");
            if (AsksForNewToken(result, offset, attempts, call))
            {
                result = result with { AsksForNewToken = true };
                if (!attempts.TokenWasRenewed)
                    _tokens.Discard(token);
            }
        }
        finally
        {
            // In every case: the limiter counts the request as being in flight.
            result = TellLimiter(queued, result, call)!;
        }

        return result;
    }

    private bool AsksForNewToken(AttemptResult result, TimeSpan offset, Attempts attempts, CallContext call)
    {
        if (result.Response is not { } response)
            return false;
        var isRefusedForItsTimes = IsRefusedForItsTimes(response, offset);
        if (!isRefusedForItsTimes && !TokenRefusal.AsksForNewToken(response))
            return false;
        if (attempts.TokenWasRenewed)
            return true;
        if (isRefusedForItsTimes && _clock.Follow(response.Date!.Value) is { } warning)
            call.Warn(warning);
        call.Tell("The token was refused for its age; the request is repeated once with a new one.");
        return true;
    }

    // The time that the token was made with, or an earlier one: another request may have corrected it since.
    private bool IsRefusedForItsTimes(ServiceResponse response, TimeSpan offset) => response.Date is { } date
        && _clock.MayFollow(date) && TokenRefusal.Read(response, date - _clock.Lag(date, offset)) == RsaTokenFault.Clock;

    // An error of the request itself got past the rate limit too; a failure of the service says nothing of it.
    private AttemptResult? TellLimiter(QueuedRequest queued, AttemptResult? result, CallContext call)
    {
        if (result is { WasRefused: true, Response: { } refusal })
        {
            var (delay, isForAll) = _limiter.Refused(queued, refusal.RetryAfter is { } asked ? Bounded(asked) : null);
            call.Tell(delay > TimeSpan.Zero
                ? Invariant($"The service asks for fewer requests; {(isForAll ? "all wait" : "this one waits")} {delay.TotalSeconds:0.0##} s.")
                : "The service asks for fewer requests; this one is sent again at once.");
            return result with { RefusalDelay = delay };
        }

        if (result?.Response is { } response && (int)response.Status < 500)
        {
            if (_limiter.Accepted(queued) is { } learned)
                call.Tell(learned.Words);
        }
        else if (result is not null)
        {
            _limiter.Failed(queued);
        }
        else
        {
            _limiter.Abandoned(queued);
        }

        return result;
    }

    // A mistake of the service's, or of something before it, must not close the connection for a day: it is asked again. Yet
    // the bound is longer than requests wait, so that those of a list end at once and do not wait for the next refusal.
    private TimeSpan Bounded(TimeSpan pause) => TimeSpan.FromTicks(Math.Min(pause.Ticks, Math.Max(LongestPause.Ticks, 2 * Math.Min(_options.RetryTimeout.Ticks, TimeSpan.MaxValue.Ticks / 2))));

    private ServiceResponse Conclude(ServiceRequest request, Attempts attempts, CallContext call)
    {
        var last = attempts.Last!;
        if (last is not { Status: AttemptStatus.Answered, Response: { } response })
            throw ServiceErrors.NoResponse(request, attempts, Route.To(_address.Base, _options), _options.Timeout);
        if (response.Damage is { } damage)
            call.Warn($"The service sent {damage}, when asked to {request.Purpose}. They are shown as U+FFFD, the replacement character.");
        if (last.FoundNoService)
            response = response with { Proxy = Proxies.For(_address.Base, _options), FollowsReachedService = attempts.ReachedServer };
        return attempts.Count == 1 ? response : response with { Tries = attempts.Count, FollowsAmbiguousTry = attempts.FollowsAmbiguousAttempt };
    }
}
