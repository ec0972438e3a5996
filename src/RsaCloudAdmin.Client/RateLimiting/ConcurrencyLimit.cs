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

    // If one request at a time were sent, a request that hangs would stop all.
    private const int Least = 2;

    // So many refusals of requests that were not too many are another limit or chance. Not counted is one in twenty: the
    // client may have a response before the service counts the request as done.
    private const int MostUnexplained = 3;
    private const double Strays = 1.0 / 20;

    // After so many accepted requests, one more in flight is tried: after twice as many each time that it is refused, and
    // after half as many each time that it is not.
    private const int FirstTrial = 1000;
    private const int ShortestTrial = 50;

    // What takes longer than a session need not grow.
    private const int Never = 100_000_000;

    private double _since;
    private int _mostAccepted;
    private int _floor = int.MaxValue;
    private int _accepted;
    private int _trialAfter = FirstTrial;
    private int _onTop;
    private int _enough = Enough;
    private double _unexplained;
    private bool _hasAccepted;

    /// <summary>The most that may be in flight.</summary>
    public int Value { get; private set; } = int.MaxValue;

    public bool IsUnlimited => Value == int.MaxValue;

    /// <summary>A request was accepted.</summary>
    /// <returns>Whether one more may be in flight from now on.</returns>
    public bool Accepted(QueuedRequest request)
    {
        if (request.InFlightAtSend > _mostAccepted)
            (_mostAccepted, _onTop) = (request.InFlightAtSend, 0);
        _hasAccepted = true;
        _unexplained = Math.Max(0, _unexplained - Strays);
        if (IsUnlimited || request.InFlightAtSend < Value || ++_accepted < _trialAfter)
            return false;
        if (Value > _floor)
            (_floor, _trialAfter) = (Value, Math.Max(ShortestTrial, _trialAfter / 2));
        (Value, _accepted, _unexplained) = (Value + 1, 0, 0);
        return true;
    }

    /// <summary>Whether a refusal is explained by the number in flight, which is cut then.</summary>
    public bool Explains(QueuedRequest refused, int stillInFlight, double now)
    {
        if (IsUnlimited)
        {
            if (stillInFlight < Least || refused.InFlightAtSend <= _mostAccepted || ++_onTop < _enough)
                return false;
            (Value, _floor, _since, _accepted, _unexplained, _hasAccepted) = (stillInFlight, stillInFlight, now, 0, 0, false);
            return true;
        }

        if (refused.SentAt < _since)
        {
            // All were refused: that is no limit in flight.
            if (stillInFlight == 0 && !_hasAccepted)
                return Lift();
            Value = _floor = Math.Max(Least, Math.Min(_floor, stillInFlight));
            return true;
        }

        if (Value > _floor)
        {
            (Value, _accepted, _trialAfter, _since) = (_floor, 0, 2 * Math.Min(_trialAfter, Never), now);
            return true;
        }

        if (++_unexplained < MostUnexplained)
            return false;
        if (Value == Least || refused.InFlightAtSend < Value)
            return Lift();
        (Value, _floor, _unexplained) = (Value - 1, Value - 1, 0);
        return true;
    }

    private bool Lift()
    {
        (Value, _onTop, _enough) = (int.MaxValue, 0, Distrust * Math.Min(_enough, Never));
        return false;
    }
}
