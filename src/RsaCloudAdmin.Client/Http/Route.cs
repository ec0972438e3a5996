namespace RsaCloudAdmin.Client.Http;

/// <summary>The host of a request and the proxy on the way to it, as text for messages.</summary>
internal sealed record Route(Uri Address, Uri? Proxy)
{
    public string Host => SafeAddress.Authority(Address) ?? "the host";

    /// <summary>The proxy as a phrase with a leading space; empty without a proxy.</summary>
    public string Through => Proxy is null ? string.Empty : $" through {ProxyName}";

    /// <summary>Says that a proxy requires credentials. It may be a proxy that is not configured here.</summary>
    public string ProxyAuthenticationRequired => $"{ProxyName} for {Host} requires a user name and a password";

    private string ProxyName => Proxy is not null && SafeAddress.Origin(Proxy) is { } origin ? $"the proxy {origin}" : "a proxy";

    public static Route To(Uri address, CloudAdminClientOptions options) => new(address, Proxies.For(address, options));
}
