namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Counts the requests that are being served.</summary>
internal sealed class ConcurrencyLimiter
{
    private readonly object _sync = new();
    private int _served;

    /// <summary>Takes a place for a request, until <see cref="Leave"/> is called.</summary>
    /// <param name="limit">The limit; null for none. Requests are counted even then, because a limit can be set later.</param>
    /// <returns>False if no place is free.</returns>
    public bool TryEnter(ConcurrencyLimit? limit)
    {
        lock (_sync)
        {
            if (_served >= limit?.Requests)
                return false;
            _served++;
            return true;
        }
    }

    /// <summary>Releases a place.</summary>
    public void Leave()
    {
        lock (_sync)
            _served--;
    }
}
