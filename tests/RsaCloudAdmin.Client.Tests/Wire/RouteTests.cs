using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class RouteTests
{
    // Which hosts have no valid name differs between systems. At least one of these has none.
    private static readonly string[] Candidates = ["https://\u2066/", "https://\uFEFF/", $"https://{new string('\u00fc', 60)}/"];

    [Fact]
    public void A_host_without_a_valid_name_is_not_shown()
    {
        var nameless = Candidates.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null).First(address => address is not null && SafeAddress.Authority(address) is null)!;

        Assert.Equal("the host", new Route(nameless, null).Host);
        Assert.Equal("a proxy for the host requires a user name and a password", new Route(nameless, null).ProxyAuthenticationRequired);
    }
}
