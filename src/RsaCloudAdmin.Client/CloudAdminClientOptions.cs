using System.Net;

namespace RsaCloudAdmin.Client;

/// <summary>How patient a client is, and by which way it goes.</summary>
public sealed class CloudAdminClientOptions
{
    /// <summary>How long one try of a request may take, from the moment it is sent until the response is read. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a request that the service refuses for its rate limit is tried again, counted from the first refusal. Repeats after failures end with it too. 300 seconds by default.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The proxy to go by; the system's by default. An http address, which only this computer may have, is reached without a proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>
    /// Lets an OAuth client's access tokens go to the service even if its host and the issuer's are not one tenant's, or a token
    /// names another host as its audience. Off by default. Whoever is at the service's address can then act as the client, so
    /// take this from nobody but the person who chose that address.
    /// </summary>
    public bool SkipTenantCheck { get; init; }

    /// <summary>
    /// Demands that the authority of a server's certificate says that it was not revoked. Off by default, as in .NET: then
    /// nobody is asked. If it is on, the authority's servers must be reachable (by http, over the proxy that the system names),
    /// and a certificate whose status is not known is refused as one that was revoked is.
    /// </summary>
    public bool CheckCertificateRevocation { get; init; }

    /// <summary>Who the proxy is told that asks, if it wants to know.</summary>
    public ICredentials? ProxyCredentials { get; init; }
}
