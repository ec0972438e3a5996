namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Tells refusals by chance from those of a limit: by their share, by whether slowing down makes them rarer, and by their regularity.</summary>
internal sealed class ChanceTest
{
    // So many requests tell a share of 20 % from one of 35 %.
    private const double Memory = 50;

    // Chance refuses a third at most. More is a limit, in whatever order the refusals come.
    private const double MostByChance = 0.35;

    // The gate closes by chance less than once in a list.
    private const double Misfire = 1e-4;

    // Two parallel requests may be refused together by chance.
    private const int LeastRow = 3;

    // Counts within this factor are alike. Chance hardly accepts about as many requests between two refusals so often.
    private const double Alike = 1.4;
    private const int Regular = 5;

    // A limit would be undercut after so many cuts.
    private const int MostInVain = 5;

    private double _share;
    private int _inVain;

    // Accepted since the last refusal, and between the two before.
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

    /// <summary>So many refusals in a row as chance hardly brings about.</summary>
    /// <param name="atOnce">How many requests may be in flight: more are not refused in a row if each waits for its Retry-After.</param>
    public int RefusalsThatClose(int atOnce)
    {
        // So few make no row, however strict the limit. Then it shows in the regularity.
        var isRegular = atOnce < LeastRow && _alike >= Regular;
        if (isRegular || _share > MostByChance)
            return 1;
        var row = 1 + (int)Math.Ceiling(Math.Log(Misfire) / Math.Log(_share + (1 / Memory)));
        return Math.Min(row, Math.Max(LeastRow, atOnce));
    }

    /// <summary>Whether the refusals are chance, because the gate closed again and again although the rate was cut each time.</summary>
    /// <param name="wasHeld">Whether the rate was accepted for as long as it is held.</param>
    /// <param name="hasGrown">Whether it has grown noticeably since the last closing.</param>
    /// <param name="probes">How many requests had to ask until the gate was open again: chance hardly refuses the first.</param>
    public bool IsChance(bool wasHeld, bool hasGrown, int probes)
    {
        // More than chance refuses: that is a limit, and the cut was too small.
        var isTooMany = probes > 1 || MostByChance * (_lastGap + 1) < 1;
        _inVain = hasGrown ? 0 : wasHeld || isTooMany ? _inVain : _inVain + 1;
        if (_inVain < MostInVain)
            return false;
        _inVain = 0;
        return true;
    }
}
