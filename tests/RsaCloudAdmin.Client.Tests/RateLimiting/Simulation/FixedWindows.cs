namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Accepts a number of requests in each one-second window.</summary>
/// <param name="limit">The number of requests that a window accepts, depending on the time.</param>
/// <param name="phase">How many seconds of the first window have passed when the list begins.</param>
/// <param name="sendsRetryAfter">Whether a refusal says, in whole seconds rounded up, when the next window begins.</param>
internal sealed class FixedWindows(Func<double, int> limit, double phase, bool sendsRetryAfter) : SimulatedService
{
    private readonly Dictionary<long, int> _free = [];
    private long _window = long.MinValue;
    private int _used;
    private int _refused;

    /// <summary>Whether refusals count in the next window.</summary>
    public bool RefusalsCount { get; init; }

    /// <summary>Another client that uses the same limit; null for none.</summary>
    public OtherClient? Other { get; init; }

    public override double? Refuse(double now)
    {
        for (; Other?.NextAt <= now; Other.GoOn())
            Take(Other.NextAt);
        if (Take(now))
            return null;
        _refused++;
        return sendsRetryAfter ? Math.Max(1, Math.Ceiling(EndOf(_window) - now)) : 0;
    }

    public override double? Reserve(double time)
    {
        for (var window = WindowAt(time); ; time = EndOf(window++) + 1e-6)
        {
            if (!_free.TryGetValue(window, out var free))
                free = Math.Max(0, limit(Math.Max(0, window + 0.5 - phase)) - (Other?.CountIn(window - phase) ?? 0));
            _free[window] = Math.Max(0, free - 1);
            if (free > 0)
                return time;
        }
    }

    private bool Take(double time)
    {
        var window = WindowAt(time);
        if (window != _window)
        {
            _used = RefusalsCount && window == _window + 1 ? Math.Min(_refused, limit(time)) : 0;
            (_window, _refused) = (window, 0);
        }

        if (_used >= limit(time))
            return false;
        _used++;
        return true;
    }

    private long WindowAt(double time) => (long)Math.Floor(time + phase + 1e-12);

    private double EndOf(long window) => window + 1 - phase;
}
