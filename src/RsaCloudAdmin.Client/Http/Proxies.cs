using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Which proxy requests go through, and with which credentials.</summary>
internal static class Proxies
{
    private static IWebProxy? System =>
#if NET
        HttpClient.DefaultProxy;
#else
        WebRequest.DefaultWebProxy;
#endif

    /// <summary>The proxy for an address; null if requests go there straight.</summary>
    public static Uri? For(Uri address, CloudAdminClientOptions options)
    {
        if (options.Proxy is { } given)
            return given;
        if (System is not { } system || system.IsBypassed(address))
            return null;
        // Where there is none, the framework's own returns the address itself.
        return system.GetProxy(address) is { } proxy && proxy != address ? proxy : null;
    }

    /// <summary>The proxy that a handler is set to; null leaves it to the system.</summary>
    public static IWebProxy? Of(CloudAdminClientOptions options)
    {
        if (options.Proxy is { } address)
            return new WebProxy(address) { Credentials = options.ProxyCredentials };
        return options.ProxyCredentials is { } credentials && System is { } system && NeedsCredentials(system) ? new SystemProxy(system, credentials) : null;
    }

#if NET
    // The handler takes a login of the proxy's own, such as one in the address that the environment names, before the default
    // credentials. Without one it stays as it is: it may know of several proxies.
    private static bool NeedsCredentials(IWebProxy system) => system.Credentials is not null;
#else
    // .NET Framework may put default credentials into the proxy that the whole process shares.
    private static bool NeedsCredentials(IWebProxy _) => true;
#endif

    /// <summary>Goes the system's way, with the credentials that were given.</summary>
    private sealed class SystemProxy(IWebProxy system, ICredentials credentials) : IWebProxy
    {
        // What is given stays; nobody else may set it.
        public ICredentials? Credentials
        {
            get => credentials;
            set => throw new NotSupportedException();
        }

        public Uri? GetProxy(Uri destination) => system.GetProxy(destination);

        public bool IsBypassed(Uri host) => system.IsBypassed(host);
    }
}
