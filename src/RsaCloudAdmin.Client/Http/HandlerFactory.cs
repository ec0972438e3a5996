using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Makes the handler that a client keeps for its life. No process-wide setting is touched.</summary>
internal static class HandlerFactory
{
    /// <summary>The cmdlets' largest ThrottleLimit.</summary>
    public const int MostConnections = 64;

#if NET
    public static HttpMessageHandler Create(CloudAdminClientOptions options) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = ProxyOf(options),
        DefaultProxyCredentials = options.ProxyCredentials,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = MostConnections,
        // So that a host that swallows packets is told apart from a service that does not answer.
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // A long run must notice when the service's address changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };
#else
    public static HttpMessageHandler Create(CloudAdminClientOptions options) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = ProxyOf(options),
        DefaultProxyCredentials = options.ProxyCredentials,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        // .NET Framework's default is two.
        MaxConnectionsPerServer = MostConnections,
    };
#endif

    // Null is the system's.
    private static WebProxy? ProxyOf(CloudAdminClientOptions options) =>
        options.Proxy is { } address ? new WebProxy(address) { Credentials = options.ProxyCredentials } : null;
}
