namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Counts requests in fixed windows. The first window begins with the first request.</summary>
internal sealed class RateLimiter(TimeProvider clock)
{
    private readonly object _sync = new();
    private long? _start;
    private long _window;
    private int _used;

    /// <summary>Returns null if the request is let through; otherwise, the time until the next window.</summary>
    public TimeSpan? Refuse(RateLimit limit)
    {
        lock (_sync)
        {
            _start ??= clock.GetTimestamp();
            var elapsed = clock.GetElapsedTime(_start.Value);
            var window = elapsed.Ticks / limit.Window.Ticks;
            if (window != _window)
                (_window, _used) = (window, 0);
            var begin = TimeSpan.FromTicks(window * limit.Window.Ticks);
            if (_used + (limit.Other?.Count(begin, elapsed, limit.Window) ?? 0) < limit.Requests)
            {
                _used++;
                return null;
            }

            return begin + limit.Window - elapsed;
        }
    }
}
