namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// The rate of sending that a service with a rate limit bears, learned from its refusals. Nobody documents the limit, so
/// there is no rate before the first refusal. Times are those since the client was made.
/// </summary>
/// <remarks>
/// A cut as deep as for an overloaded server would waste half of what a fixed limit allows: the rate found by the first
/// refusals is nearly right already. So each later refusal takes off a little, and the rate creeps up in between, slowly at
/// first and the faster the longer nothing is refused, so that a wrong first guess or a limit that was raised is found out.
/// </remarks>
internal sealed class Pace
{
    private const double Cut = 0.96;
    private const double Growth = 0.02;
    private const double LeastRate = 0.2;
    private const int RoundsRemembered = 16;
    private const int EnoughToTell = 20;

    private static readonly TimeSpan GrowthTime = TimeSpan.FromSeconds(15);

    // Services round the seconds of Retry-After up.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    // After such a time without a request the past tells nothing of what the service bears.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly List<Round> _rounds = [new Round(TimeSpan.Zero)];
    private double? _rate;
    private TimeSpan _rateSince;
    private TimeSpan _nextSlot;
    private TimeSpan _lastSent;

    /// <summary>Requests a second at the given time; null before the first refusal.</summary>
    public double? RateAt(TimeSpan now) =>
        _rate * (1 + (Growth * Math.Pow(Math.Max(0, (now - _rateSince).TotalSeconds / GrowthTime.TotalSeconds), 3)));

    /// <summary>Takes the next place in the queue: when a request may be sent that is ready now.</summary>
    public TimeSpan TakeSlot(TimeSpan now)
    {
        if (now - _lastSent > Idle)
        {
            _rounds.Clear();
            _rounds.Add(new Round(now));
        }

        var slot = now;
        if (RateAt(now) is { } rate)
        {
            slot = now > _nextSlot ? now : _nextSlot;
            _nextSlot = slot + TimeSpan.FromSeconds(1 / rate);
        }

        _lastSent = slot;
        return slot;
    }

    /// <summary>A request was let through.</summary>
    public void Accepted() => _rounds[_rounds.Count - 1].Accepted++;

    /// <summary>A round of requests ended with a refusal.</summary>
    /// <param name="now">When.</param>
    /// <param name="pause">Until the next round.</param>
    /// <param name="wasAskedFor">Whether the service asked for this pause: then it tells when the limit's window ends.</param>
    public void Refused(TimeSpan now, TimeSpan pause, bool wasAskedFor)
    {
        var borne = Borne(now, pause, wasAskedFor);
        if (borne > 0)
            _rate = Math.Max(LeastRate, Math.Min(borne, RateAt(now) * Cut ?? double.MaxValue));
        _rateSince = _nextSlot = _lastSent = now + pause;
        _rounds.Add(new Round(_rateSince));
        if (_rounds.Count > RoundsRemembered)
            _rounds.RemoveAt(0);
    }

    // What the service has borne at best, over the last round, the last two and so on. A limit's window is at least as long
    // as the pause that is asked for at its end, so that one good round tells it; a pause of our own tells nothing.
    private double Borne(TimeSpan now, TimeSpan pause, bool wasAskedFor)
    {
        var rest = wasAskedFor && pause > Rounding ? pause - Rounding : TimeSpan.Zero;
        var best = 0.0;
        var accepted = 0;
        for (var i = _rounds.Count - 1; i >= 0; i--)
        {
            accepted += _rounds[i].Accepted;
            var span = now - _rounds[i].Start + rest;
            best = Math.Max(best, accepted / (span > pause ? span : pause).TotalSeconds);
            if (wasAskedFor && accepted >= EnoughToTell)
                break;
        }

        return best;
    }

    private sealed class Round(TimeSpan start)
    {
        public TimeSpan Start { get; } = start;

        public int Accepted { get; set; }
    }
}
