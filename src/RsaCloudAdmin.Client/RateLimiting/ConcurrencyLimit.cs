namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// How many requests may be in flight, where that is what the service limits: it then refuses those that were sent on top of
/// more than it ever accepted at once, and none once there are no more than those left.
/// </summary>
internal sealed class ConcurrencyLimit
{
    // The first refusal may have been chance. After so many accepted requests one more in flight is tried, and after twice as
    // many each time that it is refused.
    private const int FirstTrial = 1000;

    private bool _isRefuted;
    private double _since;
    private int _floor = int.MaxValue;
    private int _accepted;
    private int _trialAfter = FirstTrial;

    /// <summary>The most that may be in flight.</summary>
    public int Value { get; private set; } = int.MaxValue;

    public bool IsUnlimited => Value == int.MaxValue;

    /// <summary>The most that were in flight when a request was sent that was accepted.</summary>
    public int MostAccepted { get; private set; }

    public void Accepted(QueuedRequest request)
    {
        MostAccepted = Math.Max(MostAccepted, request.InFlightAtSend);
        if (!IsUnlimited && request.InFlightAtSend >= Value && ++_accepted >= _trialAfter)
            (Value, _accepted) = (Value + 1, 0);
    }

    /// <summary>Whether a refusal is explained by the number in flight, which is cut then; never to one, which might hang.</summary>
    public bool Explains(QueuedRequest refused, int stillInFlight, double now)
    {
        if (!IsUnlimited && Value > _floor)
        {
            (Value, _accepted, _trialAfter, _since) = (_floor, 0, 2 * _trialAfter, now);
            return true;
        }

        var isExpected = IsUnlimited ? refused.InFlightAtSend > MostAccepted : refused.SentAt < _since;
        if (_isRefuted || stillInFlight < 2 || !isExpected)
        {
            (_isRefuted, Value) = (true, int.MaxValue);
            return false;
        }

        if (IsUnlimited)
            _since = now;
        Value = _floor = Math.Min(Value, stillInFlight);
        return true;
    }
}
