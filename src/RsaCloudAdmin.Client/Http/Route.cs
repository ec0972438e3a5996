namespace RsaCloudAdmin.Client.Http;

/// <summary>The host that a request goes to and the proxy it goes through, as messages name them.</summary>
internal sealed record Route(Uri Address, Uri? Proxy)
{
    public string Host => SafeAddress.Authority(Address) ?? "the host";

    /// <summary>The proxy as a phrase with a blank before it; empty if there is none.</summary>
    public string Through => Proxy is null ? string.Empty : $" through {ProxyName}";

    /// <summary>What is wrong where a proxy asks for credentials. One that is not configured here may be on the way too.</summary>
    public string ProxyAsks => $"{ProxyName} on the way to {Host} asks for a user name and a password";

    private string ProxyName => Proxy is not null && SafeAddress.Origin(Proxy) is { } origin ? $"the proxy {origin}" : "a proxy";

    public static Route To(Uri address, CloudAdminClientOptions options) => new(address, Proxies.For(address, options));
}
