namespace RsaCloudAdmin.Client.Http;

/// <summary>The one gate that every request of a client passes: a refusal of one pauses all.</summary>
internal sealed class SendGate(TimeProvider clock)
{
    private readonly object _sync = new();
    // By timestamps: a pause must not grow when somebody sets the computer's clock back.
    private long _pausedAt;
    private TimeSpan _pause;
    private int _round;
    private int _refusalsInARow;

    /// <summary>How many rounds in a row ended with a refusal.</summary>
    public int RefusalsInARow
    {
        get { lock (_sync) return _refusalsInARow; }
    }

    /// <summary>Waits until requests may be sent.</summary>
    /// <returns>The round between two pauses that the request belongs to.</returns>
    public async ValueTask<int> PassAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_sync)
            {
                wait = Remaining();
                if (wait <= TimeSpan.Zero)
                    return _round;
            }

            await clock.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A request of the given round was refused: nobody passes for that long.</summary>
    public void Pause(int round, TimeSpan wait)
    {
        lock (_sync)
        {
            if (wait > Remaining())
                (_pausedAt, _pause) = (clock.GetTimestamp(), wait);
            // Requests that were on their way together are refused together: one refusal, not many.
            if (round != _round)
                return;
            _round++;
            _refusalsInARow++;
        }
    }

    /// <summary>A request was let through.</summary>
    public void Passed()
    {
        lock (_sync)
            _refusalsInARow = 0;
    }

    private TimeSpan Remaining() => _pause == TimeSpan.Zero ? TimeSpan.Zero : _pause - clock.GetElapsedTime(_pausedAt);
}
