namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>A request with all its tries, as the rate limiter sees it. Times are seconds since the client was made.</summary>
/// <param name="order">The age of what the request belongs to: the lower, the older. A list waits for its oldest row.</param>
internal sealed class QueuedRequest(long order)
{
    private static long s_created;

    private readonly long _number = Interlocked.Increment(ref s_created);

    /// <summary>Puts the oldest request first.</summary>
    public static IComparer<QueuedRequest> OldestFirst { get; } = Comparer<QueuedRequest>.Create(
        static (one, other) => (one.Order, one._number).CompareTo((other.Order, other._number)));

    public long Order { get; } = order;

    /// <summary>When it may be sent again after a refusal of its own.</summary>
    public double NotBefore { get; set; }

    /// <summary>When it began to wait.</summary>
    public double WaitsSince { get; set; }

    /// <summary>How many seconds of a pause it waits for at most.</summary>
    public double Patience { get; set; } = double.PositiveInfinity;

    /// <summary>When it was sent last.</summary>
    public double SentAt { get; set; }

    /// <summary>The number of its last attempt, counted over all requests of the client.</summary>
    public long SendNumber { get; set; }

    /// <summary>How many requests were in flight then, this one included.</summary>
    public int InFlightAtSend { get; set; }

    /// <summary>How often it was refused and not accepted since.</summary>
    public int Refusals { get; set; }

    /// <summary>Whether it was sent and has not ended yet.</summary>
    public bool IsInFlight { get; set; }

    /// <summary>Completed when it may be sent (true) or gives up (false); null while nobody waits for it.</summary>
    public TaskCompletionSource<bool>? Waiter { get; set; }
}
