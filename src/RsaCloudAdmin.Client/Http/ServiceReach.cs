namespace RsaCloudAdmin.Client.Http;

/// <summary>What the requests of a client know together of whether the service is there. Thread-safe.</summary>
internal sealed class ServiceReach
{
    private volatile bool _isGone;

    /// <summary>Whether a request has found no service in all its tries, and none has found one since. Others need not try as often.</summary>
    public bool IsGone => _isGone;

    /// <summary>A try ended.</summary>
    /// <param name="foundNoService">Whether it found no service.</param>
    /// <param name="isLast">Whether it is not repeated.</param>
    public void Learn(bool foundNoService, bool isLast)
    {
        if (!foundNoService)
            _isGone = false;
        else if (isLast)
            _isGone = true;
    }
}
