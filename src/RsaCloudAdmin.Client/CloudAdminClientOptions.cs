using System.Net;

namespace RsaCloudAdmin.Client;

/// <summary>How patient a client is, and by which way it goes.</summary>
public sealed class CloudAdminClientOptions
{
    /// <summary>How long one try of a request may take, from the moment it is sent until the answer is read. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a request that the service refuses for its rate limit is tried again, counted from the first refusal. Repeats after failures end with it too. 300 seconds by default.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The proxy to go by; the system's by default.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Who the proxy is told that asks, if it wants to know.</summary>
    public ICredentials? ProxyCredentials { get; init; }
}
