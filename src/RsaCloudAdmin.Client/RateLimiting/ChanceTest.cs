namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>
/// Distinguishes refusals by chance from refusals by a limit: by their share, by whether a lower rate makes them rarer, and by
/// their regularity.
/// </summary>
internal sealed class ChanceTest
{
    // This many requests can distinguish a share of 20 % from one of 35 %.
    private const double Memory = 50;

    // Chance refuses at most a third of the requests. A larger share is a limit, in whatever order the refusals come.
    private const double MostByChance = 0.35;

    // So small that chance causes a pause less than once in a list.
    private const double Misfire = 1e-4;

    // Two parallel requests may be refused together by chance.
    private const int LeastSeries = 3;

    // Counts within this factor are alike. Chance rarely accepts about the same number of requests between two refusals so often.
    private const double Alike = 1.4;
    private const int Regular = 5;

    // After this many cuts, the rate would be below a real limit.
    private const int MostInVain = 5;

    private double _share;
    private int _inVain;

    // Requests accepted since the last refusal, and between the two refusals before it.
    private int _gap;
    private int _lastGap;
    private int _alike;

    public void Accepted()
    {
        _share *= 1 - (1 / Memory);
        _gap++;
    }

    /// <param name="count">How many requests were refused.</param>
    public void Refused(int count)
    {
        _share = 1 - ((1 - _share) * Math.Pow(1 - (1 / Memory), count));
        _alike = Math.Max(_gap, _lastGap) <= Alike * Math.Min(_gap, _lastGap) ? _alike + 1 : 0;
        (_gap, _lastGap) = (0, _gap);
    }

    /// <summary>Returns how many consecutive refusals chance is unlikely to cause.</summary>
    /// <param name="atOnce">
    /// How many requests may be in flight. If each waits for its Retry-After, a series of refusals is not longer than that.
    /// </param>
    public int RefusalsThatPause(int atOnce)
    {
        // With so few in flight, refusals never form a series, however strict the limit is. Then their regularity shows the limit.
        var isRegular = atOnce < LeastSeries && _alike >= Regular;
        if (isRegular || _share > MostByChance)
            return 1;
        var series = 1 + (int)Math.Ceiling(Math.Log(Misfire) / Math.Log(_share + (1 / Memory)));
        return Math.Min(series, Math.Max(LeastSeries, atOnce));
    }

    /// <summary>Whether the refusals are chance, because pauses came again and again although the rate was cut each time.</summary>
    /// <param name="wasHeld">Whether the rate was accepted for its whole hold.</param>
    /// <param name="hasGrown">Whether the rate has grown noticeably since the last pause.</param>
    /// <param name="probes">How many probes it took to end the pause. Chance rarely refuses the first one.</param>
    public bool IsChance(bool wasHeld, bool hasGrown, int probes)
    {
        // Chance does not refuse so many. This is a limit, and the cut was too small.
        var isTooMany = probes > 1 || MostByChance * (_lastGap + 1) < 1;
        _inVain = hasGrown ? 0 : wasHeld || isTooMany ? _inVain : _inVain + 1;
        if (_inVain < MostInVain)
            return false;
        _inVain = 0;
        return true;
    }
}
