namespace RsaCloudAdmin.Tests;

/// <summary>The computer's clock. A wait that begins while the test holds the clock counts only from when the test lets it pass.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly Lock _sync = new();
    private readonly List<Action> _held = [];
    private bool _isHolding;

    public int Held
    {
        get { lock (_sync) return _held.Count; }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_sync)
        {
            if (!_isHolding)
                return base.CreateTimer(callback, state, dueTime, period);
            var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _held.Add(() => timer.Change(dueTime, period));
            return timer;
        }
    }

    /// <summary>Holds all waits that begin from now on.</summary>
    public void Hold()
    {
        lock (_sync)
            _isHolding = true;
    }

    /// <summary>Starts the waits held so far, each with its full time. Later waits are held.</summary>
    public void LetPass()
    {
        lock (_sync)
        {
            _held.ForEach(go => go());
            _held.Clear();
        }
    }

    /// <summary>Starts all held waits and holds no further ones.</summary>
    public void Release()
    {
        lock (_sync)
        {
            _isHolding = false;
            LetPass();
        }
    }
}
