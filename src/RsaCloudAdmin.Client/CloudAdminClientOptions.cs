using System.Net;

namespace RsaCloudAdmin.Client;

/// <summary>Timeouts and proxy settings of a client.</summary>
public sealed class CloudAdminClientOptions
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(1);

    // The timers of .NET Framework run for less than 25 days.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    /// <summary>
    /// The timeout of each attempt to send a request, from the moment it is sent until its response is read. From one millisecond
    /// to 24 days; the default is 100 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value >= ShortestTimeout && value <= LongestTimeout
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The timeout must be from one millisecond to 24 days.");
    } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a throttled request is retried, counted from the first refusal. It also limits the retries after failures. Zero
    /// for no retries; the default is 300 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan RetryTimeout
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The retry timeout must not be negative.");
    } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// The address of the proxy. The default is the system's proxy. A plain http address, which is allowed only for this
    /// computer, is reached without a proxy.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>
    /// Sends the access tokens of an OAuth client to the service even if its host and the issuer's do not belong to one tenant, or
    /// a token names another host as its audience. The default is false. The server at the service's address can then act as the
    /// client, so let only the person who chose that address set this.
    /// </summary>
    public bool SkipTenantCheck { get; init; }

    /// <summary>
    /// Checks with the certificate authority that a server's certificate is not revoked. The default is false, as in .NET. If it
    /// is true, the authority's servers must be reachable (over http and the system's proxy), and a certificate whose status is
    /// unknown is refused like a revoked one.
    /// </summary>
    public bool CheckCertificateRevocation { get; init; }

    /// <summary>The credentials sent to the proxy if it requires authentication. The default is null.</summary>
    public ICredentials? ProxyCredentials { get; init; }
}
