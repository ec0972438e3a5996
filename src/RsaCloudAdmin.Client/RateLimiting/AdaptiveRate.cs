namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// The requests a second that the service bears, learned from what it accepted between two closings of the gate: unlimited
/// at first, then held, then growing in steps. Times are seconds since the client was made.
/// </summary>
internal sealed class AdaptiveRate
{
    // A rate that is refused is hardly too high: what was accepted is nearly right.
    private const double Cut = 0.97;

    // Rates within this factor count as one. So deep is a cut, too, for which too little was accepted to tell.
    private const double Alike = 1.4;

    // The first step of growth costs little if it is wrong. Each further one is twice as large.
    private const double FirstStep = 0.05;

    // So many accepted requests make a measurement, a step or the shortest hold. Fewer are noise.
    private const int Enough = 10;

    // In accepted requests: the two refusals that trying for more costs stay below 2 %.
    private const int LongestHold = 120;

    // In pauses: trying for more may cost a tenth of the time.
    private const double HoldInPauses = 10;

    // Hardly any limit has a shorter window, and services round Retry-After up by as much.
    private const double Second = 1;

    // An outage that let nothing through must not teach a rate of nothing.
    private const double LeastRate = 0.2;

    // A rate so many times higher than what is sent is no limit, and need not grow.
    private const double Unused = 10;

    private double _proven;
    private double _step;
    private double _pause;
    private double _hold = Enough;
    private double _since;
    private int _acceptedSince;

    // One closing that the service asked for may have been an outage: its rate is held for two pauses, and then grows quickly.
    private bool _isOneStop;

    // From one closing to the next, or, where the rate has grown a lot since, from there on.
    private double _cycleStart;
    private double _cycleRate;
    private int _acceptedInCycle;

    /// <summary>Requests a second; infinite before the first closing.</summary>
    public double Value { get; private set; } = double.PositiveInfinity;

    public bool IsUnlimited => double.IsInfinity(Value);

    /// <summary>Whether it was accepted for as long as it is held, and grows now.</summary>
    public bool IsGrowing => _step > 0;

    /// <summary>Nothing waited or was in flight for so many seconds, which says nothing of the service.</summary>
    public void SkipIdleTime(double seconds) => _cycleStart += seconds;

    /// <summary>A request was accepted.</summary>
    public void Accepted(double now, bool mayGrow)
    {
        _acceptedInCycle++;
        _acceptedSince++;
        if (IsUnlimited || !mayGrow || !IsDue(now) || Value * (now - _since) > Unused * _acceptedSince)
            return;
        _step = IsGrowing ? Math.Min(1, 2 * _step) : FirstStep;
        Value *= 1 + _step;
        if (Value > Alike * _cycleRate)
            (_cycleStart, _acceptedInCycle, _cycleRate) = (_since, _acceptedSince, Value);
        (_since, _acceptedSince) = (now, 0);
    }

    /// <summary>The gate was closed and is open again.</summary>
    /// <returns>Whether that teaches anything.</returns>
    public bool Learn(Closing closing, double now)
    {
        // The limit's window ended between the last refusal and now, or in the second that Retry-After was rounded up by.
        var wasAsked = closing.RetryAfter > 0;
        var end = wasAsked ? Math.Max(_cycleStart + Second, now - Second) : (now + closing.LastRefusal) / 2;
        var isFirst = IsUnlimited;
        // The service refused everything when the list began: that says nothing of what it bears.
        if (_proven == 0 && _acceptedInCycle <= 1)
        {
            (_cycleStart, _acceptedInCycle) = (now, 0);
            return false;
        }

        _isOneStop = isFirst && wasAsked;
        var rate = Measure(end - _cycleStart, isFirst);
        if (!isFirst)
            AdaptHold(rate);
        if (isFirst || wasAsked || _acceptedInCycle >= Enough)
            (_cycleStart, _acceptedInCycle) = (wasAsked ? now : end, 0);
        _pause = Math.Max(now - closing.Start, _pause / 2);
        // A first guess may be far too low, where the limit's window is shorter than the pause: it grows at once.
        _step = isFirst && !wasAsked ? 1 : 0;
        (Value, _proven, _cycleRate, _since, _acceptedSince) = (rate, rate, rate, now, 0);
        return true;
    }

    /// <summary>There is no such limit.</summary>
    public void Forget(double now) => (Value, _step, _since, _cycleStart, _acceptedInCycle) = (double.PositiveInfinity, 0, now, now, 0);

    private bool IsDue(double now) => IsGrowing
        ? _acceptedSince >= Enough && now >= _since + (_isOneStop ? Second : Math.Max(Second, _pause))
        : _acceptedSince >= _hold && now >= _since + ((_isOneStop ? 2 : HoldInPauses) * _pause);

    private double Measure(double length, bool isFirst)
    {
        var isEnough = isFirst || Value > _proven || (_acceptedInCycle >= Enough && length >= Second);
        var rate = isEnough ? _acceptedInCycle / (isFirst ? length : Math.Max(Second, length)) : Value / Alike;
        return Math.Max(LeastRate, Math.Min(Cut * Value, rate));
    }

    // A limit that is where it was need not be looked for soon; one that has moved may move again.
    private void AdaptHold(double rate)
    {
        if (rate > Alike * _proven || _proven > Alike * rate)
            _hold = Math.Max(Enough, _hold / 2);
        else if (Value > _proven)
            _hold = Math.Min(LongestHold, _hold * 2);
    }
}
