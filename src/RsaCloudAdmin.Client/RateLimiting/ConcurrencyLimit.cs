namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// How many requests may be in flight, where that is what the service limits: it then refuses those that were sent on top of
/// more than it ever accepted at once, and none once there are no more than those left.
/// </summary>
internal sealed class ConcurrencyLimit
{
    // One refusal may be chance. Where such a limit was assumed and was none, it takes eight times as many to assume it again.
    private const int Enough = 2;
    private const int Distrust = 8;

    // So many refusals of requests that were not too many, in the time between two trials, are another limit or chance.
    private const int MostUnexplained = 3;

    // After so many accepted requests one more in flight is tried, and after twice as many each time that it is refused.
    private const int FirstTrial = 1000;

    // What takes longer than a session need not grow.
    private const int Never = 100_000_000;

    private double _since;
    private int _floor = int.MaxValue;
    private int _accepted;
    private int _trialAfter = FirstTrial;
    private int _onTop;
    private int _enough = Enough;
    private int _unexplained;

    /// <summary>The most that may be in flight.</summary>
    public int Value { get; private set; } = int.MaxValue;

    public bool IsUnlimited => Value == int.MaxValue;

    /// <summary>The most that were in flight when a request was sent that was accepted.</summary>
    public int MostAccepted { get; private set; }

    public void Accepted(QueuedRequest request)
    {
        if (request.InFlightAtSend > MostAccepted)
            (MostAccepted, _onTop) = (request.InFlightAtSend, 0);
        if (!IsUnlimited && request.InFlightAtSend >= Value && ++_accepted >= _trialAfter)
            (Value, _accepted, _unexplained) = (Value + 1, 0, 0);
    }

    /// <summary>Whether a refusal is explained by the number in flight, which is cut then; never to one, which might hang.</summary>
    public bool Explains(QueuedRequest refused, int stillInFlight, double now)
    {
        if (IsUnlimited)
        {
            if (stillInFlight < 2 || refused.InFlightAtSend <= MostAccepted || ++_onTop < _enough)
                return false;
            (Value, _floor, _since, _accepted, _unexplained) = (stillInFlight, stillInFlight, now, 0, 0);
            return true;
        }

        if (refused.SentAt < _since)
        {
            Value = _floor = Math.Max(2, Math.Min(_floor, stillInFlight));
            return true;
        }

        if (Value > _floor)
        {
            (Value, _accepted, _trialAfter, _since) = (_floor, 0, 2 * Math.Min(_trialAfter, Never), now);
            return true;
        }

        if (++_unexplained == MostUnexplained)
            (Value, _onTop, _enough) = (int.MaxValue, 0, Distrust * Math.Min(_enough, Never));
        return false;
    }
}
