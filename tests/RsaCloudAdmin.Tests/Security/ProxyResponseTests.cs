using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>A proxy that responds in place of the service, or blocks it.</summary>
public class ProxyResponseTests : HostileServiceTest
{
    private const string ProxyAuthenticate = "Proxy-Authenticate: Basic realm=\"x\"";

    private static readonly Uri Elsewhere = new("https://example.access.securid.com/AdminInterface/restapi");

    [Theory]
    [InlineData(200, "UnexpectedResponse", "a web page")]
    [InlineData(401, "UnexpectedResponse", "a web page")]
    [InlineData(403, "UnexpectedResponse", "a web page")]
    [InlineData(404, "UnexpectedResponse", "a web page")]
    [InlineData(407, "ConnectionFailed", "requires a user name and a password")]
    [InlineData(502, "ServiceError", "failed with 502")]
    public void A_page_in_place_of_a_response_is_one_rows_error(int status, string id, string told) =>
        AssertIs(id, told, FailsOneOfThree(Responses.Html(status, ProxyAuthenticate)));

    [Theory]
    [InlineData(403, "403")]
    [InlineData(407, "requires a user name and a password")]
    [InlineData(502, "502")]
    public void A_proxy_that_makes_no_tunnel_fails_the_connect_and_hears_no_token(int status, string told)
    {
        using var proxy = new ScriptedServer(Responses.Html(status, ProxyAuthenticate));

        var error = Assert.Single(ConnectTo(Elsewhere, $"-Proxy {proxy.Address}").Errors);

        AssertIs("ConnectionFailed", told, error);
        Assert.Equal(KeyPath, error.TargetObject);
        Assert.Contains("-ProxyCredential", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        AssertWellTold(error);
        AssertTunnelAlone(proxy);
    }

    [Fact]
    public void A_diagnosis_says_that_the_proxy_asks_who_is_there()
    {
        using var proxy = new ScriptedServer(Responses.Html(407, ProxyAuthenticate));
        ConnectTo(Elsewhere, $"-Proxy {proxy.Address} -SkipCheck");

        var tls = RunCleanly("Test-RsaCloudAdminConnection")[1];

        Assert.Equal(("Tls", "Failed"), ($"{tls["Step"]}", $"{tls["Result"]}"));
        Assert.Equal("The proxy requires a user name and a password.", tls["Detail"]);
        Assert.Equal("Connect again with -ProxyCredential.", tls["Advice"]);
    }

    [Fact]
    public void A_page_in_a_tunnel_is_not_taken_for_the_service()
    {
        using var proxy = new ScriptedServer(Responses.Raw("HTTP/1.1 200 Connection established\r\n\r\n").Then(Responses.Html(200)).Then(Responses.Close));

        var error = Assert.Single(ConnectTo(Elsewhere, $"-Proxy {proxy.Address}").Errors);

        AssertIs("ServiceNotTrusted", "nothing was sent", error);
        AssertWellTold(error);
        AssertTunnelAlone(proxy);
    }

    private static void AssertTunnelAlone(ScriptedServer proxy) => Assert.StartsWith("CONNECT example.access.securid.com:443 ", Assert.Single(proxy.Requests).Line, StringComparison.Ordinal);
}
