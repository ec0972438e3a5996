namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Accepts a number of requests in any span of the given length.</summary>
internal sealed class SlidingWindow(int limit, double span, bool sendsRetryAfter, bool refusalsCount = false) : SimulatedService
{
    private readonly Queue<double> _counted = new();

    public override double? Refuse(double now)
    {
        while (_counted.TryPeek(out var first) && first <= now - span)
            _counted.Dequeue();
        if (_counted.Count < limit)
        {
            _counted.Enqueue(now);
            return null;
        }

        var retryAfter = sendsRetryAfter ? Math.Max(1, Math.Ceiling(_counted.Peek() + span - now)) : 0;
        if (refusalsCount)
        {
            _counted.Dequeue();
            _counted.Enqueue(now);
        }

        return retryAfter;
    }

    public override double? Reserve(double time)
    {
        var at = _counted.Count < limit ? time : Math.Max(time, _counted.Dequeue() + span + 1e-6);
        _counted.Enqueue(at);
        return at;
    }
}
