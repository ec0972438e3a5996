namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// The requests per second that the service accepts, learned from what it accepted between two pauses. Unlimited at
/// first, then held, then growing in steps. Times are in seconds since the client was created.
/// </summary>
internal sealed class AdaptiveRate
{
    // A refused rate is usually only a little too high. The number of accepted requests is nearly right.
    private const double Cut = 0.97;

    // Rates within this factor count as equal. Also the cut if too few requests were accepted to measure a rate.
    private const double Alike = 1.4;

    // A wrong first step of growth costs little. Each further step is twice as large.
    private const double FirstStep = 0.05;
    private const double LargestStep = 1;

    // This many accepted requests are enough for a measurement, a step or the shortest hold. Fewer are noise.
    private const int Enough = 10;

    // In accepted requests. A trial of a higher rate costs two refusals, which stay below 2 %.
    private const int LongestHold = 120;

    // In pauses. The trials of higher rates may cost a tenth of the time.
    private const double HoldInPauses = 10;

    // Almost no limit has a shorter window, and services round Retry-After up by at most this much.
    private const double Second = 1;

    // A longer pause is not a one-second window that was rounded up.
    private const double LongPause = 2;

    // An outage that let nothing through must not result in a rate of zero.
    private const double LeastRate = 0.2;

    // A rate this many times higher than the actual send rate is not a limit, and does not need to grow.
    private const double Unused = 10;

    private double _proven;
    private double _step;
    private double _pause;
    private double _hold = Enough;

    // From one pause to the next; from the last growth that changed the rate noticeably; from the last step of growth.
    private Stretch _cycle;
    private Stretch _grown;
    private Stretch _sinceStep;
    private double _grownFrom;

    /// <summary>Requests per second; infinite before the first pause.</summary>
    public double Value { get; private set; } = double.PositiveInfinity;

    public bool IsUnlimited => double.IsInfinity(Value);

    /// <summary>Whether the rate was accepted for its whole hold, and is now growing.</summary>
    public bool IsGrowing => _step > 0;

    /// <summary>Whether the rate has grown noticeably since the last pause.</summary>
    public bool HasGrown => Value > Alike * _proven;

    /// <summary>Skips seconds in which no request waited or was in flight. They show nothing about the service.</summary>
    public void SkipIdleTime(double seconds)
    {
        _cycle.Start += seconds;
        _grown.Start += seconds;
        _sinceStep.Start += seconds;
    }

    /// <returns>Whether the rate has grown noticeably since this method last returned true.</returns>
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

    /// <summary>Learns from a pause, after it has ended.</summary>
    /// <returns>Whether anything was learned.</returns>
    public bool Learn(PausePeriod pause, double now)
    {
        // The service refused everything from the beginning of the list. That shows nothing about its rate.
        if (_proven == 0 && _grown.Accepted <= 1)
        {
            _cycle = new Stretch { Start = now };
            return false;
        }

        var isFirst = IsUnlimited;
        var wasAsked = pause.RetryAfter > 0;
        // The limit's window ended between the last refusal and now. With Retry-After, it ended in the second that the value was
        // rounded up by.
        var end = wasAsked ? now - Second : (now + pause.LastRefusal) / 2;
        var rate = Measure(end, isFirst, wasAsked);
        var isLong = now - pause.Start > LongPause;
        // A first guess is far too low if the limit's window is shorter than the pause. A long pause may have been an outage. In
        // both cases, the rate grows at once and fast.
        var isDoubtful = isFirst ? isLong || !wasAsked : isLong && _proven > Alike * rate;
        if (!isFirst)
            AdaptHold(rate);
        if (isFirst || wasAsked || _cycle.Accepted >= Enough)
            _cycle = new Stretch { Start = wasAsked ? now : end };
        _pause = Math.Max(now - pause.Start, _pause / 2);
        _step = isDoubtful ? LargestStep : 0;
        (Value, _proven, _grownFrom, _sinceStep) = (rate, rate, rate, new Stretch { Start = now });
        return true;
    }

    /// <summary>Removes the limit.</summary>
    public void Forget(double now)
    {
        (Value, _step) = (double.PositiveInfinity, 0);
        _cycle = _sinceStep = new Stretch { Start = now };
    }

    // At the largest step, no nearby limit is known that a step could hit, so one second is enough.
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

    // If the limit is where it was, search for a higher one less often. A limit that has moved may move again.
    private void AdaptHold(double rate)
    {
        if (rate > Alike * _proven || _proven > Alike * rate)
            _hold = Math.Max(Enough, _hold / 2);
        else if (Value > _proven)
            _hold = Math.Min(LongestHold, _hold * 2);
    }

    /// <summary>The number of requests accepted since a time.</summary>
    private struct Stretch
    {
        public double Start;
        public int Accepted;

        public readonly double RateUntil(double end, double leastLength) => Accepted / Math.Max(leastLength, end - Start);
    }
}
