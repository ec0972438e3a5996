using System.Net;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.RateLimiting;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Sends requests: waits for the rate limiter, gets a token, sends, and retries if <see cref="RetryRule"/> allows it.</summary>
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
    // The time that a request waits for a free connection must not count as response time of the service.
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

    /// <summary>How long all requests still wait because of the rate limit.</summary>
    public TimeSpan Pause => _limiter.Pause;

    public bool IsClosed => _closing.IsCancellationRequested;

    /// <summary>Prepares what the first request needs. Sends nothing.</summary>
    public Task PrepareAsync() => Task.Run(() =>
    {
        try
        {
            _tokens.Prepare();
        }
        catch (Exception) when (IsClosed)
        {
            // No longer needed.
        }
    });

    /// <summary>Sends a request until a response is final, and returns it with any status.</summary>
    /// <exception cref="RsaCloudAdminException">
    /// There is no response, or the run ended or the client was closed before the request was sent.
    /// </exception>
    public async ValueTask<ServiceResponse> SendAsync(ServiceRequest request, CallContext call)
    {
        call.Need(request.Operation.RequestedScope);
        var attempts = new Attempts(request.Operation.Safety) { HasOwnLimit = request.Operation.HasOwnLimit };
        try
        {
            await AttemptUntilFinalAsync(request, attempts, call).ConfigureAwait(false);
            return Conclude(request, attempts, call);
        }
        catch (RsaCloudAdminException e) when (attempts.FollowsAmbiguousAttempt && request.Operation.Safety != Safety.ReadOnly)
        {
            e.LeavesEarlierAttemptOpen = true;
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

    private async ValueTask AttemptUntilFinalAsync(ServiceRequest request, Attempts attempts, CallContext call)
    {
        var queued = new QueuedRequest(call.Order);
        try
        {
            await _retries.RunAsync(attempts, () => AttemptAsync(request, queued, attempts, call), call, call.DrainToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.IsRunOver)
        {
            // The run sends nothing more. The outcome of an earlier attempt may still be unknown, so its result is used.
            if (!attempts.FollowsAmbiguousAttempt)
                throw ServiceErrors.NotAttempted(request, attempts.Count);
        }
        catch (Exception e) when (IsClosed && (e is ObjectDisposedException || (e is OperationCanceledException && !call.CancellationToken.IsCancellationRequested)))
        {
            throw ServiceErrors.Closed(request, attempts.Count);
        }
    }

    // Returns null if the service asks to wait longer than the request may wait.
    private async ValueTask<AttemptResult?> AttemptAsync(ServiceRequest request, QueuedRequest queued, Attempts attempts, CallContext call)
    {
        await _connections.WaitAsync(call.DrainToken).ConfigureAwait(false);
        try
        {
            var patience = _options.RetryTimeout - (attempts.FirstFailureAt is { } first ? _clock.GetElapsedTime(first) : TimeSpan.Zero);
            if (await _limiter.WaitAsync(queued, patience, call.DrainToken).ConfigureAwait(false))
                return await SendOnceAsync(request, queued, attempts, call).ConfigureAwait(false);
            // The last attempt may be a refusal of the token. This says nothing about the new token, which was not sent.
            return attempts.Last is { MayRetryAtOnce: false } ? null : throw ServiceErrors.Paused(request, _limiter.Pause, attempts.Count);
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
            result = await _transport.SendAsync(message, token, request.Operation.MaxResponseSize, call.CancellationToken).ConfigureAwait(false);
            call.Tell($"{request.Operation.Method} {request.Path}: {result.Summary}, {_clock.GetElapsedTime(started).TotalMilliseconds:0} ms.");
            if (AsksForNewToken(result, offset, attempts, call))
            {
                result = result with { MayRetryAtOnce = true };
                if (!attempts.WasRetriedAtOnce)
                    _tokens.Discard(token);
            }
        }
        finally
        {
            // In every case, because the limiter counts the request as in flight.
            result = TellLimiter(request.Operation, queued, result, call)!;
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
        if (attempts.WasRetriedAtOnce)
            return true;
        if (isRefusedForItsTimes && _clock.Follow(response.Date!.Value) is { } warning)
            call.Warn(warning);
        call.Tell("The access token was refused. The request is resent once with a new one.");
        return true;
    }

    // The offset is the one used when the token was created, or older. Another request may have corrected it since.
    private bool IsRefusedForItsTimes(ServiceResponse response, TimeSpan offset) => response.Date is { } date
        && _clock.MayFollow(date) && TokenRefusal.Read(response, date - _clock.Lag(date, offset)) == RsaTokenFault.Clock;

    // An error in the request itself also shows that the rate limit accepted it. A failure of the service shows nothing about the
    // limit, and neither does the limit of a single operation.
    private AttemptResult? TellLimiter(Operation operation, QueuedRequest queued, AttemptResult? result, CallContext call)
    {
        if (operation.HasOwnLimit && result?.Response?.Status == (HttpStatusCode)429)
        {
            _limiter.Abandoned(queued);
            return result;
        }

        if (result is { WasRefused: true, Response: { } refusal })
        {
            var (delay, isForAll) = _limiter.Refused(queued, refusal.RetryAfter is { } asked ? Bounded(asked) : null);
            call.Tell(delay > TimeSpan.Zero
                ? Invariant($"The service is limiting requests. {(isForAll ? "All requests wait" : "This request waits")} {delay.TotalSeconds:0.0##} s.")
                : "The service is limiting requests. This request is resent at once.");
            return result with { RefusalDelay = delay };
        }

        if (result?.Response is { } response && (int)response.Status < 500)
        {
            if (_limiter.Accepted(queued) is { } learned)
                call.Tell(learned.Message);
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

    // A wrong value from the service or a proxy must not block the connection for a day. But the bound is longer than requests
    // may wait: the calls of a run then end at once, and do not wait for the next refusal.
    private TimeSpan Bounded(TimeSpan pause) => TimeSpan.FromTicks(Math.Min(pause.Ticks, Math.Max(LongestPause.Ticks, 2 * Math.Min(_options.RetryTimeout.Ticks, TimeSpan.MaxValue.Ticks / 2))));

    private ServiceResponse Conclude(ServiceRequest request, Attempts attempts, CallContext call)
    {
        var last = attempts.Last!;
        if (last is not { Status: AttemptStatus.Responded, Response: { } response })
            throw ServiceErrors.NoResponse(request, attempts, Route.To(_address.Base, _options), _options.Timeout);
        if (response.Damage is { } damage)
            call.Warn($"The response to the request to {request.Purpose} contains {damage}. They are shown as U+FFFD, the replacement character.");
        if (last.FoundNoService)
            response = response with { Proxy = Proxies.For(_address.Base, _options), FollowsReachedService = attempts.ReachedServer };
        return attempts.Count == 1 ? response : response with { Tries = attempts.Count, FollowsAmbiguousAttempt = attempts.FollowsAmbiguousAttempt };
    }
}
