namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Tells refusals by chance from those of a limit: by their share, and by whether slowing down makes them rarer.</summary>
internal sealed class ChanceTest
{
    // So many requests tell a share of 20 % from one of 35 %.
    private const double Memory = 50;

    // Chance refuses a third at most. More is a limit, in whatever order the refusals come.
    private const double MostByChance = 0.35;

    // Hardly one closing by chance in a list.
    private const double Misfire = 1e-4;

    // Two parallel requests may be refused together by chance.
    private const int LeastRow = 3;

    // A limit would be undercut after so many cuts.
    private const int MostInVain = 4;

    private double _share;
    private int _inVain;

    public void Accepted() => _share *= 1 - (1 / Memory);

    /// <param name="count">How many requests were refused.</param>
    public void Refused(int count) => _share = 1 - ((1 - _share) * Math.Pow(1 - (1 / Memory), count));

    /// <summary>So many refusals in a row as chance hardly brings about.</summary>
    /// <param name="atOnce">How many requests may be in flight: more are not refused in a row if each waits for its Retry-After.</param>
    public int RefusalsThatClose(int atOnce) => _share > MostByChance
        ? 1
        : Math.Min(1 + (int)Math.Ceiling(Math.Log(Misfire) / Math.Log(_share + (1 / Memory))), Math.Max(LeastRow, atOnce));

    /// <summary>Whether the refusals are chance, because the gate closed again and again although the rate was cut each time.</summary>
    /// <param name="wasHeld">Whether the rate was accepted for as long as it is held.</param>
    /// <param name="probes">How many requests had to ask until the gate was open again: chance hardly refuses the first.</param>
    public bool IsChance(bool wasHeld, int probes)
    {
        _inVain = wasHeld ? 0 : probes > 1 ? _inVain : _inVain + 1;
        if (_inVain < MostInVain)
            return false;
        _inVain = 0;
        return true;
    }
}
