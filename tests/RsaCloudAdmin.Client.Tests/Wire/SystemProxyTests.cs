using System.Net;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The way that a diagnosis tells of where no proxy is given: the system's settings count.</summary>
[Collection(nameof(HttpClient.DefaultProxy))]
public sealed class SystemProxyTests : WireTest, IClassFixture<SystemProxyTests.Settings>
{
    [Theory]
    [InlineData("proxied", "The way goes by the proxy localhost:3128. localhost is ")]
    [InlineData("bypassed", "bypassed.settings.invalid has no address")]
    [InlineData("straight", "straight.settings.invalid has no address")]
    [InlineData("none", "none.settings.invalid has no address")]
    public async Task A_host_is_reached_as_the_system_says(string host, string beginning)
    {
        var diagnosis = Connect($"https://{host}.settings.invalid").Diagnose();

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.StartsWith(beginning, check.Detail, StringComparison.Ordinal);
    }

    // They are the process's, and hold for the hosts of these tests only.
    public sealed class Settings : IWebProxy, IDisposable
    {
        private static readonly Uri Proxy = new("http://localhost:3128");

        private readonly IWebProxy _others = HttpClient.DefaultProxy;

        public Settings() => HttpClient.DefaultProxy = this;

        public ICredentials? Credentials { get; set; }

        public bool IsBypassed(Uri host) => IsOurs(host) ? Name(host) == "bypassed" : _others.IsBypassed(host);

        public Uri? GetProxy(Uri destination) => !IsOurs(destination) ? _others.GetProxy(destination) : Name(destination) switch
        {
            "straight" => destination,
            "none" => null,
            _ => Proxy,
        };

        public void Dispose() => HttpClient.DefaultProxy = _others;

        private static bool IsOurs(Uri host) => host.Host.EndsWith(".settings.invalid", StringComparison.Ordinal);

        private static string Name(Uri host) => host.Host.Split('.')[0];
    }
}
