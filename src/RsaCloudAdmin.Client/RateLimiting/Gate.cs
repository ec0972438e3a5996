
namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Open; in doubt, after refusals in a row; or closed, with one request at a time that asks whether it is open again.</summary>
/// <param name="jitter">Returns a random number from 0 to 1.</param>
internal sealed class Gate(Func<double> jitter)
{
    // A few round trips. It doubles while the requests that ask are refused.
    private const double FirstPause = 0.1;

    // The end of a window of a minute is missed by a quarter at most.
    private const double LongestPause = 15;

    // Answers overtake each other, so a row of refusals may have gaps.
    private const double LeastDensity = 0.75;

    private QueuedRequest? _probe;
    private int _refusals;
    private long _first;
    private long _last;
    private double _closedAt;
    private double _refusedAt;
    private double _retryAfter;

    public bool IsClosed { get; private set; }

    /// <summary>Whether a request asks whether the gate is open again, and none other may.</summary>
    public bool IsProbing => _probe is not null;

    /// <summary>When the next request may ask.</summary>
    public double Until { get; private set; }

    /// <summary>How often the gate was found closed, the closing included.</summary>
    public int Probes { get; private set; }

    public Closing LastClosing => new(_closedAt, _refusedAt, _retryAfter);

    /// <param name="request">The request that was refused.</param>
    /// <param name="retryAfter">How many seconds the service asks to wait; 0 if it does not say.</param>
    /// <param name="rowThatCloses">How many refusals in a row close the gate.</param>
    /// <param name="now">When.</param>
    public void Refused(QueuedRequest request, double retryAfter, int rowThatCloses, double now)
    {
        if (!IsClosed && _refusals == 0)
            (_first, _last, _retryAfter) = (request.SendNumber, request.SendNumber, 0);
        _refusals++;
        (_first, _last) = (Math.Min(_first, request.SendNumber), Math.Max(_last, request.SendNumber));
        _retryAfter = Math.Max(_retryAfter, retryAfter);
        if (IsClosed && request != _probe)
        {
            Until = Math.Max(Until, now + retryAfter);
            return;
        }

        if (!IsClosed)
        {
            if (_refusals < rowThatCloses || _refusals < LeastDensity * (_last - _first + 1))
                return;
            (IsClosed, _closedAt, Probes) = (true, now, 0);
        }

        _probe = null;
        _refusedAt = now;
        Until = now + (retryAfter > 0 ? retryAfter : BackOff.After(FirstPause, LongestPause, Probes, jitter()));
        Probes++;
    }

    /// <summary>Nothing waited or was in flight for so many seconds, which says nothing of the service.</summary>
    public void SkipIdleTime(double seconds) => (_closedAt, _refusedAt) = (_closedAt + seconds, _refusedAt + seconds);

    /// <summary>A request asks whether the gate is open again.</summary>
    public void Probe(QueuedRequest request) => _probe = request;

    /// <summary>Whether a request that was accepted opens the gate.</summary>
    public bool Opens(QueuedRequest accepted)
    {
        if (!IsClosed || accepted != _probe)
            return false;
        (IsClosed, _probe) = (false, null);
        return true;
    }

    /// <summary>The request that asked failed: it was not refused, so that the limit is no reason to wait any more.</summary>
    public void Failed(QueuedRequest request)
    {
        if (Opens(request))
            _refusals = 0;
    }

    /// <summary>The request that asked was not sent after all: another one may ask.</summary>
    public void Abandoned(QueuedRequest request)
    {
        if (request == _probe)
            _probe = null;
    }

    /// <summary>Whether a request that was accepted ends the row of refusals, which did not close the gate.</summary>
    public bool WasLone(QueuedRequest accepted) => !IsClosed && _refusals > 0 && accepted.SendNumber > _first;

    /// <summary>Ends the row of refusals.</summary>
    /// <returns>How many they were.</returns>
    public int Forget()
    {
        var refusals = _refusals;
        _refusals = 0;
        return refusals;
    }
}
