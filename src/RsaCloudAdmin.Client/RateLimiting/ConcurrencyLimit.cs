namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// How many requests may be in flight, if the service limits that number. Such a service refuses requests sent on top of more
/// than it ever accepted at once. It accepts all requests while no more are in flight than remained after such a refusal.
/// </summary>
internal sealed class ConcurrencyLimit
{
    // One refusal may be chance. If a limit was assumed by mistake, it takes eight times as many refusals to assume one again.
    private const int Enough = 2;
    private const int Distrust = 8;

    // With only one request at a time, a request that hangs would stop all others.
    private const int Least = 2;

    // After this many refusals that the number in flight does not explain, the cause is another limit or chance. One refusal in
    // twenty requests does not count: the client may have a response before the service counts the request as ended.
    private const int MostUnexplained = 3;
    private const double Strays = 1.0 / 20;

    // After this many accepted requests, one more request in flight is tried. The number doubles each time that request is
    // refused, and halves each time it is accepted.
    private const int FirstTrial = 1000;
    private const int ShortestTrial = 50;

    // No client sends so many requests, so larger numbers are not needed.
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

    public int Value { get; private set; } = int.MaxValue;

    public bool IsUnlimited => Value == int.MaxValue;

    /// <returns>Whether one more request may be in flight from now on.</returns>
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

    /// <summary>Whether the number in flight explains a refusal. If it does, the number is reduced.</summary>
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
            // All requests were refused, so the number in flight is not limited.
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
