using System.Net;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The route that a diagnosis reports without a proxy parameter: the system's settings apply.</summary>
[Collection(nameof(HttpClient.DefaultProxy))]
public sealed class SystemProxyTests : WireTest, IClassFixture<SystemProxyTests.Settings>
{
    [Theory]
    [InlineData("proxied", "Uses the proxy localhost:3128. localhost is ")]
    [InlineData("bypassed", "Could not look up bypassed.settings.invalid in DNS")]
    [InlineData("straight", "Could not look up straight.settings.invalid in DNS")]
    [InlineData("none", "Could not look up none.settings.invalid in DNS")]
    public async Task A_host_is_reached_as_the_system_says(string host, string beginning)
    {
        var diagnosis = Connect($"https://{host}.settings.invalid").Diagnose();

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.StartsWith(beginning, check.Detail, StringComparison.Ordinal);
    }

    // The default proxy belongs to the process; this one applies to these tests' hosts only.
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
