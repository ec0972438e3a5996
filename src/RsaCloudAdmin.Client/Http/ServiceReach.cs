namespace RsaCloudAdmin.Client.Http;

/// <summary>What the requests of a client know together of whether the service is there. Thread-safe.</summary>
/// <param name="clock">The clock.</param>
/// <param name="timeout">How long an attempt may take.</param>
internal sealed class ServiceReach(TimeProvider clock, TimeSpan timeout)
{
    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly object _sync = new();

    // Longer than an attempt takes, so that a list ends soon, and no longer than an outage may.
    private readonly TimeSpan _memory = timeout < LongestMemory ? timeout + Margin : LongestMemory;
    private long? _goneAt;

    /// <summary>Whether a request has found no service in all its tries, and none has found one since. Others need not try as often.</summary>
    public bool IsGone
    {
        get
        {
            lock (_sync)
                return _goneAt is { } at && clock.GetElapsedTime(at) < _memory;
        }
    }

    /// <summary>A try ended.</summary>
    /// <param name="foundNoService">Whether it found no service.</param>
    /// <param name="isLast">Whether it is not repeated.</param>
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
