namespace RsaCloudAdmin.Client.Http;

/// <summary>Records whether the requests of a client reach the service. Thread-safe.</summary>
/// <param name="clock">The clock.</param>
/// <param name="timeout">The timeout of an attempt.</param>
internal sealed class ServiceReach(TimeProvider clock, TimeSpan timeout)
{
    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly object _sync = new();

    // Longer than an attempt, so that a list ends soon. Limited, because an outage ends.
    private readonly TimeSpan _memory = timeout < LongestMemory ? timeout + Margin : LongestMemory;
    private long? _goneAt;

    /// <summary>
    /// Whether a request recently found no service in all its attempts, and no request has found one since. Other requests then
    /// need fewer attempts.
    /// </summary>
    public bool IsGone
    {
        get
        {
            lock (_sync)
                return _goneAt is { } at && clock.GetElapsedTime(at) < _memory;
        }
    }

    /// <summary>Records the end of an attempt.</summary>
    /// <param name="foundNoService">Whether the attempt found no service.</param>
    /// <param name="isLast">Whether the request is not retried.</param>
    public void Learn(bool foundNoService, bool isLast)
    {
        lock (_sync)
        {
            if (!foundNoService)
                _goneAt = null;
            else if (isLast)
                _goneAt = clock.GetTimestamp();
        }
    }
}
