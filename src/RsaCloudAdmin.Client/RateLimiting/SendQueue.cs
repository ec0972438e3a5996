namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// Decides when each request is sent: one queue, oldest request first, and the limits learned from refusals. Has no clock and no
/// threads. Times are in seconds, and the caller passes the current time.
/// </summary>
/// <remarks>
/// <para>A refusal delays its own request: by its Retry-After; without one, not at all the first time, and then by a short
/// back-off that doubles.</para>
/// <para>A series of refusals pauses all requests (<see cref="RateLimitCircuitBreaker"/>). A series is in the order of sending, without a
/// later request that was accepted, and longer than chance is likely to cause (<see cref="ChanceTest"/>). A single refusal causes
/// a pause if a rate is known, or if at most two requests are in flight and refusals come regularly. During a pause, one
/// request at a time probes, the oldest first. The first accepted probe ends the pause.</para>
/// <para>The requests accepted from one pause to the next give the rate (<see cref="AdaptiveRate"/>). If the rate is refused
/// again, it is cut a little, held for a while, and then grows; the longer nothing is refused, the faster it grows. A first guess
/// grows at once. So does a rate measured after a pause of several seconds, which may have been an outage. If pauses come
/// several times although the rate was cut each time, the refusals are chance, and the rate is forgotten.</para>
/// <para>If only requests are refused that were sent on top of more than were ever accepted at once, the number in flight is
/// limited instead (<see cref="ConcurrencyLimit"/>).</para>
/// </remarks>
/// <param name="jitter">Returns a random number from 0 to 1, so that many clients do not retry at the same moment.</param>
internal sealed class SendQueue(Func<double> jitter)
{
    // Half a round trip. The first retry is sent at once: if the refusal was chance, waiting does not help.
    private const double FirstDelay = 0.01;
    private const int MostDoublings = 8;

    // In seconds. Within a list, no request waits so long without a reason.
    private const double Break = 1;

    private readonly SortedSet<QueuedRequest> _waiting = new(QueuedRequest.OldestFirst);
    private readonly RateLimitCircuitBreaker _breaker = new(jitter);
    private readonly AdaptiveRate _rate = new();
    private readonly ChanceTest _chance = new();
    private readonly ConcurrencyLimit _concurrency = new();
    private double _nextSlot;
    private double _idleSince;
    private int _inFlight;
    private int _mostInFlight;
    private long _sent;

    /// <summary>The waiting requests, oldest first.</summary>
    public IReadOnlyCollection<QueuedRequest> Waiting => _waiting;

    /// <summary>When to call <see cref="Next"/> again, as far as known; infinite if only a response can change anything.</summary>
    public double WakeAt { get; private set; }

    /// <summary>Whether no request may be sent except the probe.</summary>
    public bool IsPausedForAll => _breaker.IsPaused;

    /// <summary>Until when all requests pause; in the past if they do not, or if a request is probing.</summary>
    public double PausedForAllUntil => _breaker.IsPaused ? _breaker.Until : double.NegativeInfinity;

    /// <summary>When a request stops waiting for the end of the pause. If the request was refused itself, all its pauses count together.</summary>
    public double DeadlineOf(QueuedRequest request) =>
        request.Patience + (request.Refusals > 0 ? request.WaitsSince : Math.Max(request.WaitsSince, _breaker.LastPause.Start));

    /// <summary>Until when no request is sent, as far as known; in the past if a request may be sent at any time.</summary>
    public double PausedUntil => _breaker.IsPaused ? _breaker.Until
        : _inFlight == 0 && _waiting.Count > 0 ? _waiting.Min(request => request.NotBefore)
        : double.NegativeInfinity;

    /// <summary>The limits learned from refusals.</summary>
    public RateLimitFindings Findings => new(_rate.IsUnlimited ? null : _rate.Value, _concurrency.IsUnlimited ? null : _concurrency.Value);

    public void Enter(QueuedRequest request, double now)
    {
        if (IsIdle)
        {
            var idle = now - _idleSince;
            _rate.SkipIdleTime(idle);
            _breaker.SkipIdleTime(idle);
            // A new list begins, which may send fewer requests at a time.
            if (idle > Break)
                _mostInFlight = 0;
        }

        _waiting.Add(request);
    }

    /// <summary>Removes a request that no longer waits.</summary>
    public void Leave(QueuedRequest request, double now)
    {
        if (_waiting.Remove(request))
            RememberIdleness(now);
    }

    /// <summary>Returns the next request that may be sent, and counts it as sent; null if no request may be sent.</summary>
    public QueuedRequest? Next(double now)
    {
        WakeAt = double.PositiveInfinity;
        if (_waiting.Count == 0 || _inFlight >= _concurrency.Value || _breaker.IsProbing)
            return null;
        var earliest = _breaker.IsPaused ? _breaker.Until : _nextSlot;
        if (now < earliest)
        {
            WakeAt = earliest;
            return null;
        }

        foreach (var request in _waiting)
        {
            if (request.NotBefore <= now)
            {
                Send(request, now);
                return request;
            }

            WakeAt = Math.Min(WakeAt, request.NotBefore);
        }

        return null;
    }

    /// <summary>Records that the service accepted a request: the rate limit did not refuse it.</summary>
    /// <returns>Whether anything was learned from it.</returns>
    public bool Accepted(QueuedRequest request, double now)
    {
        End(request, now);
        request.Refusals = 0;
        _chance.Accepted();
        var hasGrown = _concurrency.Accepted(request) | _rate.Accepted(now, mayGrow: !_breaker.IsPaused);
        if (_breaker.Resumes(request))
            return Learn(now);

        if (_breaker.WasLone(request))
            _chance.Refused(_breaker.Forget());
        return hasGrown;
    }

    /// <summary>Records that the service refused a request because of the rate limit.</summary>
    /// <param name="request">The request.</param>
    /// <param name="retryAfter">How many seconds the service asks to wait; 0 if it does not say.</param>
    /// <param name="now">The current time.</param>
    /// <returns>The shortest wait of the request itself, in seconds.</returns>
    public double Refused(QueuedRequest request, double retryAfter, double now)
    {
        End(request, now);
        request.Refusals++;
        if (!_breaker.IsPaused && _concurrency.Explains(request, stillInFlight: _inFlight, now))
            _breaker.Forget();
        else
            _breaker.Refused(request, retryAfter, _rate.IsUnlimited ? _chance.RefusalsThatPause(retryAfter > 0 ? _mostInFlight : int.MaxValue) : 1, now);
        var delay = retryAfter > 0 ? retryAfter
            : _breaker.IsPaused ? 0
            : FirstDelay * (Math.Pow(2, Math.Min(MostDoublings, request.Refusals - 1)) - 1) * BackOff.Spread(jitter());
        request.NotBefore = now + delay;
        return delay;
    }

    /// <summary>Records that a request failed, which shows nothing about a limit.</summary>
    public void Failed(QueuedRequest request, double now)
    {
        End(request, now);
        _breaker.Failed(request);
    }

    /// <summary>Records that a request was allowed but not sent.</summary>
    public void Abandoned(QueuedRequest request, double now)
    {
        End(request, now);
        _breaker.Abandoned(request);
    }

    private bool IsIdle => _inFlight == 0 && _waiting.Count == 0;

    private bool Learn(double now)
    {
        _chance.Refused(_breaker.Forget());
        var isChance = !_rate.IsUnlimited && _chance.IsChance(wasHeld: _rate.IsGrowing, hasGrown: _rate.HasGrown, _breaker.Probes);
        if (isChance)
            _rate.Forget(now);
        var hasLearned = isChance || _rate.Learn(_breaker.LastPause, now);
        _nextSlot = now + (1 / _rate.Value);
        return hasLearned;
    }

    private void Send(QueuedRequest request, double now)
    {
        _waiting.Remove(request);
        if (_breaker.IsPaused)
            _breaker.Probe(request);
        else
            // Makes up for one missed slot: timers are late, and otherwise each delay would be lost.
            _nextSlot = Math.Max(now, _nextSlot + (1 / _rate.Value));
        _inFlight++;
        _mostInFlight = Math.Max(_mostInFlight, _inFlight);
        request.SentAt = now;
        request.SendNumber = ++_sent;
        request.InFlightAtSend = _inFlight;
        request.IsInFlight = true;
    }

    private void End(QueuedRequest request, double now)
    {
        request.IsInFlight = false;
        _inFlight--;
        RememberIdleness(now);
    }

    private void RememberIdleness(double now)
    {
        if (IsIdle)
            _idleSince = now;
    }
}
