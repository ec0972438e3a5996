namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>A request with all its attempts, as the rate limiter sees it. Times are in seconds since the client was created.</summary>
/// <param name="order">The age of the call; a lower number is older. A run waits for its oldest call.</param>
internal sealed class QueuedRequest(long order)
{
    private static long s_created;

    private readonly long _number = Interlocked.Increment(ref s_created);

    public static IComparer<QueuedRequest> OldestFirst { get; } = Comparer<QueuedRequest>.Create(
        static (one, other) => (one.Order, one._number).CompareTo((other.Order, other._number)));

    public long Order { get; } = order;

    /// <summary>When it may be sent again after it was refused.</summary>
    public double NotBefore { get; set; }

    public double WaitsSince { get; set; }

    /// <summary>The longest pause that it waits for, in seconds.</summary>
    public double Patience { get; set; } = double.PositiveInfinity;

    public double SentAt { get; set; }

    /// <summary>The number of its last attempt, counted over all requests of the client.</summary>
    public long SendNumber { get; set; }

    /// <summary>How many requests were in flight when it was last sent, including this one.</summary>
    public int InFlightAtSend { get; set; }

    /// <summary>How often it was refused since it was last accepted.</summary>
    public int Refusals { get; set; }

    public bool IsInFlight { get; set; }

    /// <summary>Completes with true when the request may be sent, and with false when it stops waiting; null while no caller waits.</summary>
    public TaskCompletionSource<bool>? Waiter { get; set; }
}
