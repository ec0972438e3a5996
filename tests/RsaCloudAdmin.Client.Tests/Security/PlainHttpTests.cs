using System.Collections.Concurrent;
using System.Net;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Requests by plain HTTP stay on this computer: no proxy receives them, wherever it is configured.</summary>
[Collection(nameof(HttpClient.DefaultProxy))]
public sealed class PlainHttpTests : WireTest, IClassFixture<PlainHttpTests.SystemSettings>
{
    private static readonly RequestHandler Token = Responses.Json(200, """{"access_token": "t", "token_type": "Bearer"}""");

    private readonly SystemSettings _system;

    public PlainHttpTests(SystemSettings system) => _system = system;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task No_proxy_gets_the_token(bool isGiven, bool hasCredentials)
    {
        var proxy = Serve(Responses.Unlocked);
        var server = Serve(Responses.Unlocked);
        var client = Own(new CloudAdminClient(TestKeys.Key(server.ApiAddress), By(proxy, server, isGiven, hasCredentials), Clock));

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.NotNull(Assert.Single(server.Requests).Bearer);
        Assert.Equal(0, proxy.Connections);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_proxy_gets_the_assertion(bool isGiven)
    {
        var proxy = Serve(Token);
        var server = Serve(Token, Responses.Unlocked);
        var client = Own(new CloudAdminClient(OAuthClients.At(server, server), By(proxy, server, isGiven, hasCredentials: true), Clock));

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task The_proxy_is_not_named_where_it_is_not_used()
    {
        using var silent = Silent();
        var proxy = Serve(Responses.Unlocked);
        var client = Own(new CloudAdminClient(TestKeys.Key($"http://{silent.LocalEndPoint}/"), By(proxy, null, isGiven: true), Clock));

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        var checks = await DiagnoseAsync(client);

        Assert.DoesNotContain("proxy", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(checks, check => check.Detail.Contains("proxy", StringComparison.Ordinal));
        Assert.Equal(0, proxy.Connections);
    }

    private CloudAdminClientOptions By(ScriptedServer proxy, ScriptedServer? server, bool isGiven, bool hasCredentials = false)
    {
        var address = proxy.Address;
        if (!isGiven)
            _system.Use(address, server!.Port);
        return new CloudAdminClientOptions
        {
            Timeout = AutoAdvancingTimeProvider.RequestTimeout,
            Proxy = isGiven ? address : null,
            ProxyCredentials = hasCredentials ? new NetworkCredential("me", "pass") : null,
        };
    }

    // The default proxy belongs to the process; this one applies to these tests' servers only.
    public sealed class SystemSettings : IWebProxy, IDisposable
    {
        private readonly IWebProxy _others = HttpClient.DefaultProxy;
        // The tests of other collections read it at the same time.
        private readonly ConcurrentDictionary<int, Uri> _proxies = new();

        public SystemSettings() => HttpClient.DefaultProxy = this;

        // As if the proxy's address in the environment contained a login.
        public ICredentials? Credentials { get; set; } = new NetworkCredential("env", "pass");

        public void Use(Uri proxy, int port) => _proxies[port] = proxy;

        public bool IsBypassed(Uri host) => !_proxies.ContainsKey(host.Port) && _others.IsBypassed(host);

        public Uri? GetProxy(Uri destination) => _proxies.TryGetValue(destination.Port, out var proxy) ? proxy : _others.GetProxy(destination);

        public void Dispose() => HttpClient.DefaultProxy = _others;
    }
}
