namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// Pauses all requests after consecutive refusals. During a pause, one request at a time probes whether the service accepts requests
/// again; the first accepted probe ends the pause.
/// </summary>
/// <param name="jitter">Returns a random number from 0 to 1.</param>
internal sealed class RateLimitCircuitBreaker(Func<double> jitter)
{
    // A few round trips. The pause doubles while probes are refused.
    private const double FirstPause = 0.1;

    // The end of a one-minute window is missed by at most a quarter of a minute.
    private const double LongestPause = 15;

    // Responses overtake each other, so a series of refusals may have gaps.
    private const double LeastDensity = 0.75;

    private QueuedRequest? _probe;
    private int _refusals;
    private long _first;
    private long _last;
    private double _pausedAt;
    private double _refusedAt;
    private double _retryAfter;

    public bool IsPaused { get; private set; }

    /// <summary>Whether a request is probing. Then no other request may be sent.</summary>
    public bool IsProbing => _probe is not null;

    /// <summary>When the next probe may be sent.</summary>
    public double Until { get; private set; }

    /// <summary>How many probes were refused in the pause, plus one for the refusal that caused it.</summary>
    public int Probes { get; private set; }

    public PausePeriod LastPause => new(_pausedAt, _refusedAt, _retryAfter);

    /// <param name="request">The request that was refused.</param>
    /// <param name="retryAfter">How many seconds the service asks to wait; 0 if it does not say.</param>
    /// <param name="refusalsThatPause">How many consecutive refusals cause a pause.</param>
    /// <param name="now">The current time.</param>
    public void Refused(QueuedRequest request, double retryAfter, int refusalsThatPause, double now)
    {
        if (!IsPaused && _refusals == 0)
            (_first, _last, _retryAfter) = (request.SendNumber, request.SendNumber, 0);
        _refusals++;
        (_first, _last) = (Math.Min(_first, request.SendNumber), Math.Max(_last, request.SendNumber));
        _retryAfter = Math.Max(_retryAfter, retryAfter);
        if (IsPaused && request != _probe)
        {
            Until = Math.Max(Until, now + retryAfter);
            return;
        }

        if (!IsPaused)
        {
            if (_refusals < refusalsThatPause || _refusals < LeastDensity * (_last - _first + 1))
                return;
            (IsPaused, _pausedAt, Probes) = (true, now, 0);
        }

        _probe = null;
        _refusedAt = now;
        Until = now + (retryAfter > 0 ? retryAfter : BackOff.After(FirstPause, LongestPause, Probes, jitter()));
        Probes++;
    }

    /// <summary>Skips seconds in which no request waited or was in flight. They show nothing about the service.</summary>
    public void SkipIdleTime(double seconds) => (_pausedAt, _refusedAt) = (_pausedAt + seconds, _refusedAt + seconds);

    /// <summary>Makes a request the probe.</summary>
    public void Probe(QueuedRequest request) => _probe = request;

    /// <summary>Ends the pause if the accepted request is the probe, and returns whether it did.</summary>
    public bool Resumes(QueuedRequest accepted)
    {
        if (!IsPaused || accepted != _probe)
            return false;
        (IsPaused, _probe) = (false, null);
        return true;
    }

    /// <summary>Ends the pause if the failed request is the probe. It was not refused, so the limit is no longer a reason to wait.</summary>
    public void Failed(QueuedRequest request)
    {
        if (Resumes(request))
            _refusals = 0;
    }

    /// <summary>Lets another request probe if the probe was not sent.</summary>
    public void Abandoned(QueuedRequest request)
    {
        if (request == _probe)
            _probe = null;
    }

    /// <summary>Whether an accepted request ends a series of refusals that did not cause a pause.</summary>
    public bool WasLone(QueuedRequest accepted) => !IsPaused && _refusals > 0 && accepted.SendNumber > _first;

    /// <summary>Ends the series of refusals.</summary>
    /// <returns>The number of refusals in the series.</returns>
    public int Forget()
    {
        var refusals = _refusals;
        _refusals = 0;
        return refusals;
    }
}
