using System.Collections.Concurrent;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>
/// A clock on which every wait ends immediately and advances the time. The exception is the request timeout, which must not
/// end during a request: it ends when the test says so.
/// </summary>
internal sealed class AutoAdvancingTimeProvider : TimeProvider
{
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100.5);

    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly ConcurrentQueue<HastyTimer> _timeouts = new();
    private long _ticks = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HastyTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>Lets the requests in flight time out.</summary>
    public void TimeOut()
    {
        while (_timeouts.TryDequeue(out var timer))
            timer.Fire(RequestTimeout);
    }

    private sealed class HastyTimer(AutoAdvancingTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == RequestTimeout)
                clock._timeouts.Enqueue(this);
            else if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._waits.Enqueue(dueTime);
                Fire(dueTime);
            }

            return true;
        }

        public void Fire(TimeSpan after) => ThreadPool.QueueUserWorkItem(_ =>
        {
            if (Volatile.Read(ref _disposed) != 0)
                return;
            Interlocked.Add(ref clock._ticks, after.Ticks);
            callback(state);
        });

        public void Dispose() => Volatile.Write(ref _disposed, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
