namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// The one gate that every request of a client passes: a refusal of one pauses all, and after it they pass one by one at
/// the pace that the service bears.
/// </summary>
internal sealed class SendGate(TimeProvider clock)
{
    private readonly object _sync = new();
    // By timestamps: a pause must not grow when somebody sets the computer's clock back.
    private readonly long _origin = clock.GetTimestamp();
    private readonly Pace _pace = new();
    private TimeSpan _pausedUntil;
    private int _round;
    private int _refusalsInARow;

    /// <summary>How many rounds in a row ended with a refusal.</summary>
    public int RefusalsInARow
    {
        get { lock (_sync) return _refusalsInARow; }
    }

    /// <summary>How long nobody will pass; zero if the gate is open.</summary>
    public TimeSpan PauseLeft
    {
        get
        {
            lock (_sync)
            {
                var now = Now;
                return now < _pausedUntil ? _pausedUntil - now : TimeSpan.Zero;
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_origin);

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="patience">The longest pause that the request waits for.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The round between two pauses that the request belongs to; null if the pause goes on for longer than that.</returns>
    public async ValueTask<int?> PassAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            int round;
            bool isPaused;
            lock (_sync)
            {
                var now = Now;
                round = _round;
                isPaused = now < _pausedUntil;
                wait = (isPaused ? _pausedUntil : _pace.TakeSlot(now)) - now;
            }

            if (isPaused && wait > patience)
                return null;
            if (wait > TimeSpan.Zero)
                await clock.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            if (!isPaused && IsOpenFor(round))
                return round;
        }
    }

    /// <summary>A request of the given round was refused: nobody passes for a while.</summary>
    /// <param name="round">The round.</param>
    /// <param name="wait">The pause.</param>
    /// <param name="wasAskedFor">Whether the service asked for this pause.</param>
    /// <returns>How long all wait now.</returns>
    public TimeSpan Pause(int round, TimeSpan wait, bool wasAskedFor)
    {
        lock (_sync)
        {
            var now = Now;
            // Requests that were on their way together are refused together: one refusal, not many, and one pause, unless
            // the service itself asks for a longer one.
            if (now + wait > _pausedUntil && (wasAskedFor || round == _round))
                _pausedUntil = now + wait;
            if (round == _round)
            {
                _round++;
                _refusalsInARow++;
                _pace.Refused(now, wait, wasAskedFor);
            }

            return _pausedUntil > now ? _pausedUntil - now : TimeSpan.Zero;
        }
    }

    /// <summary>A request was let through.</summary>
    public void Passed()
    {
        lock (_sync)
        {
            _refusalsInARow = 0;
            _pace.Accepted();
        }
    }

    private bool IsOpenFor(int round)
    {
        lock (_sync)
            return round == _round && Now >= _pausedUntil;
    }
}
