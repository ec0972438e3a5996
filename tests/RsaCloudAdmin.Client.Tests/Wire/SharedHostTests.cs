namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Keys with an address that RSA's customers used to share.</summary>
public class SharedHostTests : WireTest
{
    private static readonly RequestHandler SignInPage = Responses.Html(200);
    private static readonly RequestHandler Moved = Responses.Json(302, "", "Location: https://example.access.securid.com/");

    [Theory]
    [InlineData("access.securid.com")]
    [InlineData("na2.access.securid.com")]
    [InlineData("na3.access.securid.com")]
    [InlineData("ACCESS-DEMO.securid.com")]
    public async Task A_redirect_or_a_page_there_means_that_the_tenant_has_another_address_by_now(string host)
    {
        foreach (var act in new[] { SignInPage, Responses.Html(401), Moved })
        {
            foreach (var call in new Func<CloudAdminClient, Task>[] { client => client.CheckTokenAsync(), client => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]) })
            {
                var error = await FailsAsync(() => call(ConnectVia(Serve(act), host)));

                Assert.Equal(RsaErrorReason.AddressMoved, error.Reason);
                Assert.Contains(host.ToLowerInvariant(), error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("example.access.securid.com")]
    [InlineData("access.securid.com.example.org")]
    public async Task Of_other_hosts_nothing_of_the_kind_is_known(string host)
    {
        var error = await FailsAsync(() => ConnectVia(Serve(Moved), host).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
    }

    [Fact]
    public async Task A_shared_host_that_still_serves_the_tenant_serves_it() =>
        await Soon(ConnectVia(Serve(Responses.Unlocked), "access.securid.com").Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

    // The address is RSA's, but the requests go to the test's server.
    private CloudAdminClient ConnectVia(ScriptedServer server, string host) => Own(new CloudAdminClient(
        TestKeys.Key($"https://{host}/AdminInterface/restapi/v1"),
        new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout },
        Clock,
        new Detour(server.Port)));

    private sealed class Detour(int port) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http", Host = "localhost", Port = port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
