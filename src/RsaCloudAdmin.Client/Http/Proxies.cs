using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Which proxy requests go through, and with which credentials. None gets what is sent by plain http, which it could read.</summary>
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
        if (!MayUseProxy(address))
            return null;
        if (options.Proxy is { } given)
            return given;
        if (System is not { } system || system.IsBypassed(address))
            return null;
        // Where there is none, the framework's own returns the address itself.
        return system.GetProxy(address) is { } proxy && proxy != address ? proxy : null;
    }

    /// <summary>The proxy that a handler is set to; null leaves it to the system.</summary>
    /// <param name="options">What is given.</param>
    /// <param name="addresses">All that requests will go to; none if that is not known.</param>
    public static IWebProxy? Create(CloudAdminClientOptions options, IReadOnlyCollection<Uri> addresses)
    {
        var given = Given(options);
        // The system's own stays as it is where it can: it may know of several proxies.
        if (addresses.Count > 0 && addresses.All(MayUseProxy))
            return given;
        var proxy = given ?? System;
        return new CheckedProxy(proxy, proxy?.Credentials);
    }

    private static IWebProxy? Given(CloudAdminClientOptions options)
    {
        if (options.Proxy is { } address)
            return new WebProxy(address) { Credentials = options.ProxyCredentials };
        return options.ProxyCredentials is { } credentials && System is { } system && NeedsCredentials(system) ? new CheckedProxy(system, credentials) : null;
    }

    private static bool MayUseProxy(Uri address) => address.Scheme == Uri.UriSchemeHttps;

#if NET
    // The handler takes a login of the proxy's own, such as one in the address that the environment names, before the default
    // credentials.
    private static bool NeedsCredentials(IWebProxy system) => system.Credentials is not null;
#else
    // .NET Framework may put default credentials into the proxy that the whole process shares.
    private static bool NeedsCredentials(IWebProxy _) => true;
#endif

    /// <summary>Goes another proxy's way, with the credentials that were given, unless the address may not go by a proxy.</summary>
    private sealed class CheckedProxy(IWebProxy? proxy, ICredentials? credentials) : IWebProxy
    {
        // What is given stays; nobody else may set it.
        public ICredentials? Credentials
        {
            get => credentials;
            set => throw new NotSupportedException();
        }

        // What is bypassed is its own proxy, as with the framework's classes.
        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : proxy!.GetProxy(destination);

        public bool IsBypassed(Uri host) => proxy is null || !MayUseProxy(host) || proxy.IsBypassed(host);
    }
}
