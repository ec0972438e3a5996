using System.Net;
#if NET
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
#else
using System.Security.Authentication;
#endif

namespace RsaCloudAdmin.Client.Http;

/// <summary>Makes the handler that a client keeps for its life. No process-wide setting is touched.</summary>
/// <remarks>
/// The session's trace (traceparent, tracestate, baggage) does not go to the service, and diagnostic listeners are not shown
/// the request with its token. .NET Framework has no setting for this: if a program loads
/// System.Diagnostics.DiagnosticSource and subscribes to "System.Net.Http.Desktop", that package hooks into every request
/// of the process, shows its headers and adds its own.
/// </remarks>
internal static class HandlerFactory
{
    /// <summary>The cmdlets' largest ThrottleLimit.</summary>
    public const int MostConnections = 64;

    /// <param name="options">The client's options.</param>
    /// <param name="addresses">All that requests will go to; none if that is not known.</param>
    public static DelegatingHandler Create(CloudAdminClientOptions options, params Uri[] addresses)
    {
        var watch = new CertificateValidationHandler();
        watch.InnerHandler = Sender(options, Proxies.Create(options, addresses), watch);
        return watch;
    }

#if NET
    // Shorter than a try may take: a connection that is not made is told apart from a response that does not come.
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(15);

    // The platform gives each of an authority's servers 15 seconds. That they do not answer is to be told, and not that the
    // service does not.
    private static readonly TimeSpan LongestConnectWithRevocation = TimeSpan.FromSeconds(50);

    private static SocketsHttpHandler Sender(CloudAdminClientOptions options, IWebProxy? proxy, CertificateValidationHandler watch) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        DefaultProxyCredentials = options.ProxyCredentials,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = MostConnections,
        // So that a host that swallows packets is told apart from a service that does not answer.
        ConnectTimeout = TimeSpan.FromTicks(Math.Min((options.CheckCertificateRevocation ? LongestConnectWithRevocation : LongestConnect).Ticks, options.Timeout.Ticks * 2 / 3)),
        // A long run must notice when the service's address changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // Without one, the handler neither sends the current activity along nor shows the request to diagnostic listeners.
        ActivityHeadersPropagator = null,
        SslOptions =
        {
            CertificateRevocationCheckMode = options.CheckCertificateRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (connection, certificate, chain, errors) =>
                watch.Check((connection as SslStream)?.TargetHostName ?? string.Empty, certificate, chain, errors),
        },
    };
#else
    private static HttpClientHandler Sender(CloudAdminClientOptions options, IWebProxy? proxy, CertificateValidationHandler watch) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        // .NET Framework's default is two.
        MaxConnectionsPerServer = MostConnections,
        SslProtocols = Protocols,
        CheckCertificateRevocationList = options.CheckCertificateRevocation,
        ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) =>
            watch.Check(request.RequestUri!.IdnHost, certificate, chain, errors),
    };

    // On older Windows, powershell.exe does not know of TLS 1.2 by itself, and no service in a cloud takes less. None leaves
    // the choice to the process, which in its turn may leave it to Windows.
    private static SslProtocols Protocols =>
        ServicePointManager.SecurityProtocol is 0 || ServicePointManager.SecurityProtocol.HasFlag(SecurityProtocolType.Tls12)
            ? SslProtocols.None
            : SslProtocols.Tls12;
#endif
}
