namespace RsaCloudAdmin.Tests;

/// <summary>The computer's clock, but whoever begins to wait by it while a test holds it waits until the test lets go.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly Lock _sync = new();
    private readonly List<Action> _held = [];
    private bool _isHolding;

    /// <summary>How many wait until they are let go.</summary>
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

    /// <summary>Holds whoever begins to wait from now on.</summary>
    public void Hold()
    {
        lock (_sync)
            _isHolding = true;
    }

    /// <summary>Lets those go who wait now, for as long as they were to wait; later ones are held.</summary>
    public void LetPass()
    {
        lock (_sync)
        {
            _held.ForEach(go => go());
            _held.Clear();
        }
    }

    /// <summary>Lets all go, and holds nobody any more.</summary>
    public void Release()
    {
        lock (_sync)
        {
            _isHolding = false;
            LetPass();
        }
    }
}
