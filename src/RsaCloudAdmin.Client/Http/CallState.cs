using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Http;

/// <summary>One request with all its tries: what happened so far.</summary>
internal sealed class CallState(ServiceRequest request, CallContext call)
{
    public ServiceRequest Request { get; } = request;
    public CallContext Call { get; } = call;

    /// <summary>Its place among the requests that wait for the rate limit.</summary>
    public QueuedRequest Queued { get; } = new(call.Order);

    /// <summary>How often the request was sent.</summary>
    public int Tries { get; set; }

    /// <summary>Tries that ended neither well nor as a refusal.</summary>
    public int Failures { get; set; }

    public bool TokenWasRenewed { get; set; }

    /// <summary>Whether a try before the last one may have been carried out.</summary>
    public bool FollowsAmbiguousTry { get; set; }

    /// <summary>Whether any try reached the service.</summary>
    public bool ReachedService { get; set; }

    /// <summary>The clock's timestamp at the first refusal or failure.</summary>
    public long? FirstTrouble { get; set; }

    /// <summary>How the last try ended; null before the first one.</summary>
    public AttemptResult? Last { get; set; }
}
