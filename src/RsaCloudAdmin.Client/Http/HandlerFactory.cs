using System.Net;
#if NET
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
#else
using System.Security.Authentication;
#endif

namespace RsaCloudAdmin.Client.Http;

/// <summary>Creates the HTTP handler of a client. Changes no process-wide setting.</summary>
/// <remarks>
/// The process's trace headers (traceparent, tracestate, baggage) are not sent to the service, and diagnostic listeners do not
/// see the request with its token. .NET Framework has no setting for this: if a program loads System.Diagnostics.DiagnosticSource
/// and subscribes to "System.Net.Http.Desktop", that package hooks into every request of the process, shows its headers and adds
/// its own.
/// </remarks>
internal static class HandlerFactory
{
    /// <summary>The most requests of a client at a time.</summary>
    public const int MostConnections = 64;

    /// <param name="options">The client's options.</param>
    /// <param name="addresses">All addresses that requests go to; empty if they are not known.</param>
    public static DelegatingHandler Create(CloudAdminClientOptions options, params Uri[] addresses)
    {
        var watch = new CertificateValidationHandler();
        watch.InnerHandler = Sender(options, Proxies.Create(options, addresses), watch);
        return watch;
    }

#if NET
    // Shorter than the timeout of an attempt, so that a host that drops packets is not reported as a service that does not respond.
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(15);

    // The platform waits up to 15 seconds for each server of the certificate authority. If these do not respond, the error must
    // not blame the service.
    private static readonly TimeSpan LongestConnectWithRevocation = TimeSpan.FromSeconds(50);

    private static SocketsHttpHandler Sender(CloudAdminClientOptions options, IWebProxy? proxy, CertificateValidationHandler watch) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        DefaultProxyCredentials = options.ProxyCredentials,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = MostConnections,
        // At most two thirds of the timeout, so that a host that drops packets still counts as one that was not connected.
        ConnectTimeout = TimeSpan.FromTicks(Math.Min((options.CheckCertificateRevocation ? LongestConnectWithRevocation : LongestConnect).Ticks, options.Timeout.Ticks * 2 / 3)),
        // A long run must notice when the service's address changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // If null, the handler does not send the current activity, and does not show the request to diagnostic listeners.
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

    // On older Windows versions, not every program enables TLS 1.2 by default, and cloud services require it.
    // SslProtocols.None uses the setting of the process, which may leave the choice to Windows.
    private static SslProtocols Protocols =>
        ServicePointManager.SecurityProtocol is 0 || ServicePointManager.SecurityProtocol.HasFlag(SecurityProtocolType.Tls12)
            ? SslProtocols.None
            : SslProtocols.Tls12;
#endif
}
