namespace RsaCloudAdmin.Client.Http;

/// <summary>By which proxy requests go.</summary>
internal static class Proxies
{
    /// <summary>The proxy for an address; null if requests go there straight.</summary>
    public static Uri? For(Uri address, CloudAdminClientOptions options)
    {
        if (options.Proxy is { } given)
            return given;
#if NET
        var system = HttpClient.DefaultProxy;
#else
        var system = System.Net.WebRequest.DefaultWebProxy;
#endif
        if (system is null || system.IsBypassed(address))
            return null;
        // Where there is none, the framework's own returns the address itself.
        return system.GetProxy(address) is { } proxy && proxy != address ? proxy : null;
    }
}
