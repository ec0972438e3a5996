namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Lets the requests of a client through, oldest first, as fast as the service accepts them. Thread-safe.</summary>
internal sealed class RateLimiter : IDisposable
{
    // A day, in milliseconds.
    private const double LongestTimer = 86_400_000;

    private readonly object _sync = new();
    private readonly TimeProvider _clock;
    // Uses timestamps, because a pause must not grow if the computer's clock is set back.
    private readonly long _origin;
    private readonly SendQueue _queue = new(Jitter.Next);
    private readonly ITimer _timer;
    private RateLimitFindings _told;
    private double _timerAt = double.PositiveInfinity;
    private bool _isDisposed;

    public RateLimiter(TimeProvider clock)
    {
        _clock = clock;
        _origin = clock.GetTimestamp();
        _timer = clock.CreateTimer(static limiter => ((RateLimiter)limiter!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long no request may be sent; zero if one may be sent.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (_sync)
                return SpanOf(_queue.PausedUntil - Now);
        }
    }

    private double Now => _clock.GetElapsedTime(_origin).TotalSeconds;

    /// <summary>Waits until a request may be sent. If it may, it must end as accepted, refused, failed or abandoned.</summary>
    /// <param name="request">The request.</param>
    /// <param name="patience">
    /// The longest pause of all requests that this request waits for. If it was refused itself, all its pauses count together.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>True if the request may be sent; false if the pause is longer than <paramref name="patience"/>.</returns>
    /// <exception cref="OperationCanceledException">Waiting was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was closed.</exception>
    public ValueTask<bool> WaitAsync(QueuedRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_sync)
        {
            if (_isDisposed)
                return new(Task.FromException<bool>(new ObjectDisposedException(nameof(RateLimiter))));
            var now = Now;
            (request.WaitsSince, request.Patience) = (now, patience.TotalSeconds);
            request.Waiter = null;
            _queue.Enter(request, now);
            Pump(now);
            if (request.IsInFlight)
                return new(true);
            if (!_queue.Waiting.Contains(request))
                return new(false);
            request.Waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new(AwaitAsync(request, request.Waiter.Task, cancellationToken));
    }

    /// <summary>Records that the service accepted a request.</summary>
    /// <returns>What was learned from it and from the refusals before it; null if nothing new was learned.</returns>
    public RateLimitFindings? Accepted(QueuedRequest request)
    {
        lock (_sync)
        {
            var now = Now;
            var hasLearned = _queue.Accepted(request, now);
            Pump(now);
            return hasLearned || _queue.Findings.Concurrency != _told.Concurrency ? Changed() : null;
        }
    }

    /// <summary>Records that the service refused a request because of the rate limit.</summary>
    /// <param name="request">The request.</param>
    /// <param name="retryAfter">How long the service asks to wait; null or zero if it does not say.</param>
    public Refusal Refused(QueuedRequest request, TimeSpan? retryAfter)
    {
        lock (_sync)
        {
            var now = Now;
            var delay = now + _queue.Refused(request, retryAfter is { Ticks: > 0 } asked ? asked.TotalSeconds : 0, now);
            Pump(now);
            return new Refusal(SpanOf(Math.Max(delay, _queue.PausedForAllUntil) - now), _queue.PausedForAllUntil > now);
        }
    }

    /// <summary>Records that a request failed, which shows nothing about a limit.</summary>
    public void Failed(QueuedRequest request)
    {
        lock (_sync)
        {
            var now = Now;
            _queue.Failed(request, now);
            Pump(now);
        }
    }

    /// <summary>Records that a request was allowed but not sent.</summary>
    public void Abandoned(QueuedRequest request)
    {
        lock (_sync)
        {
            var now = Now;
            _queue.Abandoned(request, now);
            Pump(now);
        }
    }

    public void Dispose()
    {
        lock (_sync)
        {
            _isDisposed = true;
            foreach (var request in _queue.Waiting)
                request.Waiter?.TrySetException(new ObjectDisposedException(nameof(RateLimiter)));
        }

        _timer.Dispose();
    }

    private static TimeSpan SpanOf(double seconds) => seconds > 0 ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : TimeSpan.Zero;

    // Findings that were already reported are not reported again.
    private RateLimitFindings? Changed()
    {
        var findings = _queue.Findings;
        if (findings.Message == _told.Message)
            return null;
        _told = findings;
        return findings;
    }

    private async Task<bool> AwaitAsync(QueuedRequest request, Task<bool> waiting, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() => GiveUp(request, cancellationToken)))
            return await waiting.ConfigureAwait(false);
    }

    private void GiveUp(QueuedRequest request, CancellationToken cancellationToken)
    {
        lock (_sync)
        {
            if (request.Waiter!.TrySetCanceled(cancellationToken))
                _queue.Leave(request, Now);
        }
    }

    private void OnTimer()
    {
        lock (_sync)
        {
            _timerAt = double.PositiveInfinity;
            Pump(Now);
        }
    }

    // Lets the requests through that may be sent now, ends the wait of those that would wait too long, and sets the timer.
    private void Pump(double now)
    {
        while (_queue.Next(now) is { } next)
            next.Waiter?.TrySetResult(true);
        var wakeAt = _queue.WakeAt;
        if (_queue.IsPausedForAll)
        {
            foreach (var hopeless in _queue.Waiting.Where(request => _queue.DeadlineOf(request) < Math.Max(now, _queue.PausedForAllUntil)).ToList())
            {
                _queue.Leave(hopeless, now);
                hopeless.Waiter?.TrySetResult(false);
            }

            // The probe may hang.
            foreach (var request in _queue.Waiting)
                wakeAt = Math.Min(wakeAt, _queue.DeadlineOf(request));
        }

        if (wakeAt >= _timerAt || _queue.Waiting.Count == 0)
            return;
        // Timers cut off fractions of a millisecond, and accept at most some weeks.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(LongestTimer, Math.Max(1, Math.Ceiling((wakeAt - now) * 1000)))), Timeout.InfiniteTimeSpan);
        _timerAt = wakeAt;
    }
}
