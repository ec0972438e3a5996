using System.Net;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The proxy of a handler and its credentials.</summary>
[Collection(nameof(HttpClient.DefaultProxy))]
public sealed class ProxiesTests(SystemProxyTests.Settings system) : IClassFixture<SystemProxyTests.Settings>, IDisposable
{
    private static readonly Uri Https = new("https://proxied.settings.invalid");
    private static readonly Uri Http = new("http://localhost:5000");
    private static readonly Uri Given = new("http://proxy.example:8080");
    private static readonly Uri OfSystem = new("http://localhost:3128");
    private static readonly NetworkCredential Login = new("me", "pass");

    public void Dispose() => system.Credentials = null;

    [Fact]
    public void A_given_proxy_has_the_given_credentials()
    {
        var proxy = Proxies.Create(new() { Proxy = Given, ProxyCredentials = Login }, [Https])!;

        Assert.Equal(Given, proxy.GetProxy(Https));
        Assert.Same(Login, proxy.Credentials);
    }

    [Fact]
    public void Given_credentials_take_the_place_of_those_that_the_systems_proxy_has()
    {
        Assert.Null(Proxies.Create(new() { ProxyCredentials = Login }, [Https]));

        system.Credentials = new NetworkCredential("env", "pass");
        var proxy = Proxies.Create(new() { ProxyCredentials = Login }, [Https])!;

        Assert.Equal(OfSystem, proxy.GetProxy(Https));
        Assert.Same(Login, proxy.Credentials);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Plain_http_bypasses_a_proxy_whether_the_addresses_are_known_or_not(bool isGiven, bool areKnown)
    {
        Uri[] addresses = areKnown ? [Https, Http] : [];

        var proxy = Proxies.Create(new() { Proxy = isGiven ? Given : null }, addresses)!;

        Assert.False(proxy.IsBypassed(Https));
        Assert.Equal(isGiven ? Given : OfSystem, proxy.GetProxy(Https));
        Assert.True(proxy.IsBypassed(Http));
        Assert.Equal(Http, proxy.GetProxy(Http));
    }
}
