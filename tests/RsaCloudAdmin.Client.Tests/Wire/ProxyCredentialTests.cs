using System.Net;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>A proxy that requires authentication.</summary>
public class ProxyCredentialTests : WireTest
{
    [Fact]
    public async Task A_proxy_that_asks_who_is_there_is_told()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired, Responses.Raw("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"));
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = proxy.Address, ProxyCredentials = new NetworkCredential("me", "pass") };
        using var client = new CloudAdminClient(TestKeys.Key(), options, Clock);

        await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal("CONNECT example.access.securid.com:443 HTTP/1.1", proxy.Requests[1].Line);
        Assert.Equal("Basic bWU6cGFzcw==", proxy.Requests[1].Header("Proxy-Authorization"));
    }

    [Fact]
    public async Task A_proxy_that_is_not_told_is_the_error()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired);
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = proxy.Address };
        using var client = new CloudAdminClient(TestKeys.Key(), options, Clock);

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.Contains("proxy", error.Message, StringComparison.Ordinal);
    }
}
