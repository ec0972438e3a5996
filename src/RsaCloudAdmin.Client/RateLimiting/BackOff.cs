namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Waits that double from one try to the next.</summary>
internal static class BackOff
{
    private const int MostDoublings = 16;

    /// <summary>The wait after so many doublings, in the unit of the first one.</summary>
    /// <param name="first">The first wait.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="doublings">How often it has doubled; less than zero counts as zero.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public static double After(double first, double longest, int doublings, double jitter) =>
        Math.Min(longest, first * Math.Pow(2, Math.Max(0, Math.Min(doublings, MostDoublings)))) * Spread(jitter);

    /// <summary>What a wait is multiplied by. Half of it is fixed, so that a wait is never close to none.</summary>
    public static double Spread(double jitter) => 0.5 + (jitter / 2);
}
