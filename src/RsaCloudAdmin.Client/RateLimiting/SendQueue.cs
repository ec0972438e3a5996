
namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// Decides when each request is sent: one queue that the oldest request leaves first, and what the refusals have taught.
/// Knows no clock and no threads: times are seconds, and the caller says what time it is.
/// </summary>
/// <remarks>
/// A refusal delays its own request: by its Retry-After, else not at all the first time and then by a short back-off that
/// doubles. Refusals in a row, in the order of sending and with no later request accepted, close the gate for all
/// (<see cref="Gate"/>): so many as chance hardly brings about (<see cref="ChanceTest"/>). A single refusal closes it where
/// a rate is known, and where two requests at most are in flight and refusals come regularly. The closed gate lets one request at a time ask, the oldest; the first that is accepted opens it. What was
/// accepted from one closing to the next is the rate (<see cref="AdaptiveRate"/>). It is cut by a little when it is refused
/// again, held for a while, and then grows the faster the longer nothing is refused. A first guess grows at once, and so
/// does what a pause of several seconds taught, which may have been an outage. If the gate closes several times
/// although the rate was cut each time, the refusals are chance, and the rate is forgotten. If only requests are refused
/// that were sent on top of more than were ever accepted at once, the number in flight is cut instead
/// (<see cref="ConcurrencyLimit"/>).
/// </remarks>
/// <param name="jitter">Returns a random number from 0 to 1, so that many clients do not come back together.</param>
internal sealed class SendQueue(Func<double> jitter)
{
    // Half a round trip. The first repeat comes at once: if chance refused the request, waiting helps nobody.
    private const double FirstDelay = 0.01;
    private const int MostDoublings = 8;

    // In seconds. Within a list, nobody waits for so long without a reason.
    private const double Break = 1;

    private readonly SortedSet<QueuedRequest> _waiting = new(QueuedRequest.OldestFirst);
    private readonly Gate _gate = new(jitter);
    private readonly AdaptiveRate _rate = new();
    private readonly ChanceTest _chance = new();
    private readonly ConcurrencyLimit _concurrency = new();
    private double _nextSlot;
    private double _idleSince;
    private int _inFlight;
    private int _mostInFlight;
    private long _sent;

    /// <summary>The requests that wait, the oldest first.</summary>
    public IReadOnlyCollection<QueuedRequest> Waiting => _waiting;

    /// <summary>When to ask for the next request again, as far as that is known; infinite if only a response can change anything.</summary>
    public double WakeAt { get; private set; }

    /// <summary>Whether nobody may send but the request that asks whether the gate is open again.</summary>
    public bool IsClosed => _gate.IsClosed;

    /// <summary>Until when the gate is closed for all; in the past if it is open, or if a request asks whether it is.</summary>
    public double ClosedUntil => _gate.IsClosed ? _gate.Until : double.NegativeInfinity;

    /// <summary>When a request gives up that waits for the closed gate: if it was refused itself, all its pauses count together.</summary>
    public double DeadlineOf(QueuedRequest request) =>
        request.Patience + (request.Refusals > 0 ? request.WaitsSince : Math.Max(request.WaitsSince, _gate.LastClosing.Start));

    /// <summary>Until when no request is sent, as far as that is known; in the past if one may be at any time.</summary>
    public double PausedUntil => _gate.IsClosed ? _gate.Until
        : _inFlight == 0 && _waiting.Count > 0 ? _waiting.Min(request => request.NotBefore)
        : double.NegativeInfinity;

    /// <summary>What the refusals have taught.</summary>
    public RateLimitFindings Findings => new(_rate.IsUnlimited ? null : _rate.Value, _concurrency.IsUnlimited ? null : _concurrency.Value);

    public void Enter(QueuedRequest request, double now)
    {
        if (IsIdle)
        {
            var idle = now - _idleSince;
            _rate.SkipIdleTime(idle);
            _gate.SkipIdleTime(idle);
            // Another list begins, which may send fewer at a time.
            if (idle > Break)
                _mostInFlight = 0;
        }

        _waiting.Add(request);
    }

    /// <summary>Takes a request out that waits no longer.</summary>
    public void Leave(QueuedRequest request, double now)
    {
        if (_waiting.Remove(request))
            RememberIdleness(now);
    }

    /// <summary>The next request that may be sent, which counts as sent from now on; null if none may be.</summary>
    public QueuedRequest? Next(double now)
    {
        WakeAt = double.PositiveInfinity;
        if (_waiting.Count == 0 || _inFlight >= _concurrency.Value || _gate.IsProbing)
            return null;
        var open = _gate.IsClosed ? _gate.Until : _nextSlot;
        if (now < open)
        {
            WakeAt = open;
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

    /// <summary>The service accepted a request: it was not refused for the number of requests.</summary>
    /// <returns>Whether something was learned from it.</returns>
    public bool Accepted(QueuedRequest request, double now)
    {
        End(request, now);
        request.Refusals = 0;
        _chance.Accepted();
        var hasGrown = _concurrency.Accepted(request) | _rate.Accepted(now, mayGrow: !_gate.IsClosed);
        if (_gate.Opens(request))
            return Learn(now);

        if (_gate.WasLone(request))
            _chance.Refused(_gate.Forget());
        return hasGrown;
    }

    /// <summary>The service refused a request for the number of requests.</summary>
    /// <param name="request">The request.</param>
    /// <param name="retryAfter">How many seconds the service asks to wait; 0 if it does not say.</param>
    /// <param name="now">When.</param>
    /// <returns>How long the request itself waits at least, in seconds.</returns>
    public double Refused(QueuedRequest request, double retryAfter, double now)
    {
        End(request, now);
        request.Refusals++;
        if (!_gate.IsClosed && _concurrency.Explains(request, stillInFlight: _inFlight, now))
            _gate.Forget();
        else
            _gate.Refused(request, retryAfter, _rate.IsUnlimited ? _chance.RefusalsThatClose(retryAfter > 0 ? _mostInFlight : int.MaxValue) : 1, now);
        var delay = retryAfter > 0 ? retryAfter
            : _gate.IsClosed ? 0
            : FirstDelay * (Math.Pow(2, Math.Min(MostDoublings, request.Refusals - 1)) - 1) * BackOff.Spread(jitter());
        request.NotBefore = now + delay;
        return delay;
    }

    /// <summary>A request failed, which says nothing of a limit.</summary>
    public void Failed(QueuedRequest request, double now)
    {
        End(request, now);
        _gate.Failed(request);
    }

    /// <summary>A request that might have been sent was not.</summary>
    public void Abandoned(QueuedRequest request, double now)
    {
        End(request, now);
        _gate.Abandoned(request);
    }

    private bool IsIdle => _inFlight == 0 && _waiting.Count == 0;

    private bool Learn(double now)
    {
        _chance.Refused(_gate.Forget());
        var isChance = !_rate.IsUnlimited && _chance.IsChance(wasHeld: _rate.IsGrowing, hasGrown: _rate.HasGrown, _gate.Probes);
        if (isChance)
            _rate.Forget(now);
        var hasLearned = isChance || _rate.Learn(_gate.LastClosing, now);
        _nextSlot = now + (1 / _rate.Value);
        return hasLearned;
    }

    private void Send(QueuedRequest request, double now)
    {
        _waiting.Remove(request);
        if (_gate.IsClosed)
            _gate.Probe(request);
        else
            // One slot is made up for: timers are late, and each time would be lost.
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
