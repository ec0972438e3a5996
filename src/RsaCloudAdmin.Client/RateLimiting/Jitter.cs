namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>Random numbers from 0 to 1. Thread-safe. .NET Framework has no shared generator.</summary>
internal static class Jitter
{
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    private static readonly Random Random = new();

    public static double Next()
    {
        lock (Random)
            return Random.NextDouble();
    }
#endif
}
