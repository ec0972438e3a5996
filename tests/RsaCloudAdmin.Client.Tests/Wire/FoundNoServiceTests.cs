using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>
/// Whether an error says that no attempt reached the service. A run over many users ends early because of it, so the claim
/// must be neither missing nor wrong.
/// </summary>
public class FoundNoServiceTests : WireTest
{
    private const string Https = "https://example.access.securid.com/AdminInterface/restapi";

    private static readonly TestAuthority Authority = new();

    [Fact]
    public async Task Nobody_listens()
    {
        using var silent = Silent();

        AssertFoundNone(await FailsAsync(() => Connect($"http://{silent.LocalEndPoint}/").Users.UnlockAsync(Alice, [RsaUserMethod.Token])), $"no connection to {silent.LocalEndPoint} could be made (");
    }

    [Fact]
    public async Task What_one_request_did_not_find_in_all_its_attempts_the_others_look_for_once_until_it_is_found()
    {
        using var silent = Silent();
        var client = Connect($"http://{silent.LocalEndPoint}/");
        Assert.Equal(4, (await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Tries);
        Assert.Equal(1, (await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Tries);

        // A response from a while ago proves nothing.
        Clock.Advance(AutoAdvancingTimeProvider.RequestTimeout + TimeSpan.FromSeconds(31));
        Assert.Equal(4, (await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Tries);
        Assert.Equal(1, (await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Tries);

        // The server accepts connections but never responds.
        silent.Listen();
        var found = client.EmergencyTokencodes.EnableAsync(Alice, 1);
        await UntilAsync(
            () =>
            {
                Clock.TimeOut();
                return found.IsCompleted;
            },
            "the request has taken too long");
        Assert.Equal(RsaErrorReason.OutcomeUnknown, (await FailsAsync(() => found)).Reason);
        silent.Close();

        Assert.Equal(4, (await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Tries);
    }

    [Fact]
    public async Task The_name_is_unknown() =>
        AssertFoundNone(await FailsAsync(() => Connect("https://no-such-host.invalid/").Users.LookUpAsync("al")), "no connection to no-such-host.invalid could be made (");

    [Fact]
    public async Task The_certificate_is_a_strangers()
    {
        using var certificate = Authority.Issue("localhost");
        var server = Serve(certificate, Responses.Unlocked);

        AssertFoundNone(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), $"the server at localhost:{server.Port} did not prove that it is the service");
    }

    [Theory]
    [InlineData("407")]
    [InlineData("502")]
    public async Task The_proxy_passes_nothing_on(string status)
    {
        var proxy = Serve(status == "407" ? Responses.ProxyAuthenticationRequired : Responses.Raw($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n"));
        var client = Own(new CloudAdminClient(TestKeys.Key(Https), By(proxy), Clock));

        AssertFoundNone(await FailsAsync(() => client.EmergencyTokencodes.EnableAsync(Alice, 1)), $"the proxy http://localhost:{proxy.Port}");
    }

    [Fact]
    public async Task A_proxy_that_is_not_configured_here_asks_in_the_services_place()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired);

        AssertFoundNone(await FailsAsync(() => Connect(proxy).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), $"a proxy for localhost:{proxy.Port} requires a user name and a password");
    }

    [Fact]
    public async Task A_proxy_that_is_not_configured_here_asks_in_the_issuers_place()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired);

        AssertFoundNone(await FailsAsync(() => ConnectWithOAuth(proxy).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), $"a proxy for localhost:{proxy.Port} requires a user name and a password");
    }

    [Fact]
    public async Task A_service_that_failed_before_a_proxy_asked_was_found() => AssertFound(
        await FailsAsync(() => Connect(Serve(Responses.Json(500, "{}"), Responses.ProxyAuthenticationRequired)).Users.UnlockAsync(Alice, [RsaUserMethod.Token])),
        RsaErrorReason.ConnectionFailed);

    [Fact]
    public async Task An_issuer_that_failed_before_a_proxy_asked_was_found() => AssertFound(
        await FailsAsync(() => ConnectWithOAuth(Serve(Responses.Json(500, "{}"), Responses.ProxyAuthenticationRequired)).Users.UnlockAsync(Alice, [RsaUserMethod.Token])),
        RsaErrorReason.ConnectionFailed);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_issuer_is_not_there(bool asksByProxy)
    {
        using var silent = Silent();
        var proxy = Serve(Responses.ProxyAuthenticationRequired);
        var oauth = asksByProxy ? OAuthClients.Make("https://example.auth.securid.com/oauth", Https) : OAuthClients.Make($"http://{silent.LocalEndPoint}/oauth", "http://localhost:9");
        var client = Own(new CloudAdminClient(oauth, asksByProxy ? By(proxy) : Usual, Clock));

        AssertFoundNone(await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token])), asksByProxy ? $"{proxy.Port}" : $"{silent.LocalEndPoint}");
    }

    [Fact]
    public async Task An_issuer_that_failed_before_was_found()
    {
        ScriptedServer issuer = null!;
        issuer = Serve(async (request, connection) =>
        {
            // Stops before responding, because the next attempt may follow immediately.
            issuer.StopListening();
            await Responses.Json(500, "{}", "Connection: close")(request, connection);
            connection.Close();
        });
        var client = Own(new CloudAdminClient(OAuthClients.Make($"http://localhost:{issuer.Port}/oauth", "http://localhost:9"), Usual, Clock));

        AssertFound(await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token])), RsaErrorReason.ConnectionFailed);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("failed")]
    [InlineData("refused")]
    public async Task A_service_that_was_reached_before_it_went_away_was_found(string first)
    {
        ScriptedServer server = null!;
        server = Serve(async (request, connection) =>
        {
            server.StopListening();
            if (first != "broken")
                await Responses.Json(first == "failed" ? 500 : 429, "{}", "Connection: close")(request, connection);
            connection.Close();
        });

        AssertFound(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), RsaErrorReason.ConnectionFailed);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_service_that_responds_was_found(int status) =>
        AssertFound(await FailsAsync(() => Connect(Serve(Responses.Json(status, "{}"))).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

    [Theory]
    [InlineData(418)]
    [InlineData(500)]
    public async Task An_issuer_that_responds_was_found(int status) =>
        AssertFound(await FailsAsync(() => ConnectWithOAuth(Serve(Responses.Json(status, "{}"))).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

    [Fact]
    public async Task A_service_that_closes_or_keeps_silent_was_found()
    {
        AssertFound(await FailsAsync(() => Connect(Serve(Responses.Close)).Users.UnlockAsync(Alice, [RsaUserMethod.Token])), RsaErrorReason.ConnectionFailed);
        var silent = Serve(Responses.Silence);
        var call = FailsAsync(() => Connect(silent, retryTimeout: TimeSpan.Zero).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        await UntilAsync(() => silent.Requests.Count == 1, "the request came");
        Clock.TimeOut();
        AssertFound(await call, RsaErrorReason.Timeout);
    }

    private CloudAdminClient ConnectWithOAuth(ScriptedServer server) => Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock));

    private static CloudAdminClientOptions By(ScriptedServer proxy) => new() { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = proxy.Address };

    private static void AssertFoundNone(RsaCloudAdminException error, string says)
    {
        Assert.True(error.FoundNoService, error.Message);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    private static void AssertFound(RsaCloudAdminException error, RsaErrorReason? reason = null)
    {
        Assert.False(error.FoundNoService, error.Message);
        if (reason is not null)
            Assert.Equal(reason, error.Reason);
    }
}
