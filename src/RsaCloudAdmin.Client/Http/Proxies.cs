using System.Net;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Chooses the proxy of requests and its credentials. Plain http never goes through a proxy, which could read it.</summary>
internal static class Proxies
{
    private static IWebProxy? System =>
#if NET
        HttpClient.DefaultProxy;
#else
        WebRequest.DefaultWebProxy;
#endif

    /// <summary>Returns the proxy for an address; null if requests go there directly.</summary>
    public static Uri? For(Uri address, CloudAdminClientOptions options)
    {
        if (!MayUseProxy(address))
            return null;
        if (options.Proxy is { } given)
            return given;
        if (System is not { } system || system.IsBypassed(address))
            return null;
        // If no proxy applies, the framework's own proxy returns the address itself.
        return system.GetProxy(address) is { } proxy && proxy != address ? proxy : null;
    }

    /// <summary>Returns the proxy for a handler; null for the system's proxy.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="addresses">All addresses that requests go to; empty if they are not known.</param>
    public static IWebProxy? Create(CloudAdminClientOptions options, IReadOnlyCollection<Uri> addresses)
    {
        var given = Given(options);
        // Leaves the system's proxy unchanged where possible, because it may know several proxies.
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
    // The handler uses the proxy's own credentials, such as those in a proxy address from the environment, before the default
    // credentials.
    private static bool NeedsCredentials(IWebProxy system) => system.Credentials is not null;
#else
    // .NET Framework may set default credentials on the proxy that the whole process shares.
    private static bool NeedsCredentials(IWebProxy _) => true;
#endif

    /// <summary>Uses another proxy with the given credentials. Bypasses it for addresses that must not go through a proxy.</summary>
    private sealed class CheckedProxy(IWebProxy? proxy, ICredentials? credentials) : IWebProxy
    {
        // The credentials are fixed. Other code must not change them.
        public ICredentials? Credentials
        {
            get => credentials;
            set => throw new NotSupportedException();
        }

        // Like the framework's classes, returns a bypassed address as its own proxy.
        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : proxy!.GetProxy(destination);

        public bool IsBypassed(Uri host) => proxy is null || !MayUseProxy(host) || proxy.IsBypassed(host);
    }
}
