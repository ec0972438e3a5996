namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// The requests a second that the service bears, learned from what it accepted between two closings of the gate: unlimited
/// at first, then held, then growing in steps. Times are seconds since the client was made.
/// </summary>
internal sealed class AdaptiveRate
{
    // A rate that is refused is hardly too high: what was accepted is nearly right.
    private const double Cut = 0.97;

    // Rates within this factor count as one. It is also the cut when too little was accepted to measure.
    private const double Alike = 1.4;

    // The first step of growth costs little if it is wrong. Each further one is twice as large.
    private const double FirstStep = 0.05;
    private const double LargestStep = 1;

    // So many accepted requests make a measurement, a step or the shortest hold. Fewer are noise.
    private const int Enough = 10;

    // In accepted requests: the two refusals that trying for more costs stay below 2 %.
    private const int LongestHold = 120;

    // In pauses: trying for more may cost a tenth of the time.
    private const double HoldInPauses = 10;

    // Hardly any limit has a shorter window, and services round Retry-After up by as much.
    private const double Second = 1;

    // A longer pause is no window of a second that was rounded up.
    private const double LongPause = 2;

    // An outage that let nothing through must not teach a rate of nothing.
    private const double LeastRate = 0.2;

    // A rate so many times higher than what is sent is no limit, and need not grow.
    private const double Unused = 10;

    private double _proven;
    private double _step;
    private double _pause;
    private double _hold = Enough;

    // From one closing to the next; from the last growth that made the rate another one; from the last step of growth.
    private Stretch _cycle;
    private Stretch _grown;
    private Stretch _sinceStep;
    private double _grownFrom;

    /// <summary>Requests a second; infinite before the first closing.</summary>
    public double Value { get; private set; } = double.PositiveInfinity;

    public bool IsUnlimited => double.IsInfinity(Value);

    /// <summary>Whether it was accepted for as long as it is held, and grows now.</summary>
    public bool IsGrowing => _step > 0;

    /// <summary>Whether it has grown noticeably since the last closing.</summary>
    public bool HasGrown => Value > Alike * _proven;

    /// <summary>Nothing waited or was in flight for so many seconds, which says nothing of the service.</summary>
    public void SkipIdleTime(double seconds)
    {
        _cycle.Start += seconds;
        _grown.Start += seconds;
        _sinceStep.Start += seconds;
    }

    /// <summary>A request was accepted.</summary>
    /// <returns>Whether the rate has grown noticeably since that was returned last.</returns>
    public bool Accepted(double now, bool mayGrow)
    {
        _cycle.Accepted++;
        _grown.Accepted++;
        _sinceStep.Accepted++;
        if (IsUnlimited || !mayGrow || !IsDue(now))
            return false;
        if (Value * (now - _sinceStep.Start) > Unused * _sinceStep.Accepted)
        {
            var isUnused = IsGrowing;
            if (isUnused)
                Forget(now);
            return isUnused;
        }

        _step = IsGrowing ? Math.Min(LargestStep, 2 * _step) : FirstStep;
        Value *= 1 + _step;
        var isAnother = Value > Alike * _grownFrom;
        if (isAnother)
            (_grown, _grownFrom) = (_sinceStep, Value);
        _sinceStep = new Stretch { Start = now };
        return isAnother;
    }

    /// <summary>The gate was closed and is open again.</summary>
    /// <returns>Whether that teaches anything.</returns>
    public bool Learn(Closing closing, double now)
    {
        // The service refused everything when the list began: that says nothing of what it bears.
        if (_proven == 0 && _grown.Accepted <= 1)
        {
            _cycle = new Stretch { Start = now };
            return false;
        }

        var isFirst = IsUnlimited;
        var wasAsked = closing.RetryAfter > 0;
        // The limit's window ended between the last refusal and now, or in the second that Retry-After was rounded up by.
        var end = wasAsked ? now - Second : (now + closing.LastRefusal) / 2;
        var rate = Measure(end, isFirst, wasAsked);
        var isLong = now - closing.Start > LongPause;
        // A first guess is far too low where the limit's window is shorter than the pause, and a long pause may have been an
        // outage: the rate grows at once and fast.
        var isDoubtful = isFirst ? isLong || !wasAsked : isLong && _proven > Alike * rate;
        if (!isFirst)
            AdaptHold(rate);
        if (isFirst || wasAsked || _cycle.Accepted >= Enough)
            _cycle = new Stretch { Start = wasAsked ? now : end };
        _pause = Math.Max(now - closing.Start, _pause / 2);
        _step = isDoubtful ? LargestStep : 0;
        (Value, _proven, _grownFrom, _sinceStep) = (rate, rate, rate, new Stretch { Start = now });
        return true;
    }

    /// <summary>There is no such limit.</summary>
    public void Forget(double now)
    {
        (Value, _step) = (double.PositiveInfinity, 0);
        _cycle = _sinceStep = new Stretch { Start = now };
    }

    // At the largest step nothing is known that a step could cost.
    private bool IsDue(double now) =>
        _step == LargestStep ? now >= _sinceStep.Start + Second
        : IsGrowing ? _sinceStep.Accepted >= Enough && now >= _sinceStep.Start + Math.Max(Second, _pause)
        : _sinceStep.Accepted >= _hold && now >= _sinceStep.Start + (HoldInPauses * _pause);

    private double Measure(double end, bool isFirst, bool wasAsked)
    {
        var leastLength = isFirst && !wasAsked ? 0 : Second;
        var isEnough = isFirst || Value > _proven || (_cycle.Accepted >= Enough && (wasAsked || end - _cycle.Start >= Second));
        var rate = isEnough ? _cycle.RateUntil(end, leastLength) : Value / Alike;
        if (_grown.Start > _cycle.Start && _grown.Accepted >= Enough)
            rate = Math.Max(rate, _grown.RateUntil(end, leastLength));
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

    /// <summary>How many requests were accepted since a time.</summary>
    private struct Stretch
    {
        public double Start;
        public int Accepted;

        public readonly double RateUntil(double end, double leastLength) => Accepted / Math.Max(leastLength, end - Start);
    }
}
