namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Delays that double from one attempt to the next.</summary>
internal static class BackOff
{
    private const int MostDoublings = 16;

    /// <summary>Returns the delay after a number of doublings, in the unit of the first delay.</summary>
    /// <param name="first">The first delay.</param>
    /// <param name="longest">The longest delay.</param>
    /// <param name="doublings">How often the delay has doubled; a negative number counts as zero.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public static double After(double first, double longest, int doublings, double jitter) =>
        Math.Min(longest, first * Math.Pow(2, Math.Max(0, Math.Min(doublings, MostDoublings)))) * Spread(jitter);

    /// <summary>Returns the factor for a delay. Half of it is fixed, so a delay is never close to zero.</summary>
    public static double Spread(double jitter) => 0.5 + (jitter / 2);
}
