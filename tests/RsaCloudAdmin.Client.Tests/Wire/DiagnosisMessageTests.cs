using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The exact wording of each step of a diagnosis.</summary>
public class DiagnosisMessageTests : WireTest
{
    private static readonly RequestHandler Licenses = Responses.Json(200, "{}");
    private static readonly RequestHandler Refused = Responses.Framework(403, "Access is denied");

    [Fact]
    public async Task Of_a_connection_that_works()
    {
        var checks = await DiagnoseAsync(Serve(Licenses, Licenses, Responses.Found, Licenses));

        Assert.Equal(Enum.GetValues<RsaConnectionStep>().Skip(1), checks.Select(check => check.StepKind));
        Assert.All(checks, check => Assert.Null(check.Failure));
        Assert.Matches(@"^localhost is (127\.0\.0\.1|::1)", checks[0].Detail);
        Assert.Equal("localhost responds. It is this computer, so TLS is not needed.", checks[1].Detail);
        Assert.Equal((RsaConnectionCheckResult.Passed, "The API key contains the service's address. Its access tokens are sent only there.", ConnectionAdvice.None), Parts(checks[3]));
        Assert.Equal("The service accepts the API key's access token.", checks[4].Detail);
        Assert.Equal(
            "The key is allowed to look up users. The service does not report the key's role.",
            checks[5].Detail);
        Assert.Equal((RsaConnectionCheckResult.Passed, "A request takes 0 ms.", ConnectionAdvice.None), Parts(checks[6]));
    }

    [Theory]
    [InlineData(0, RsaConnectionCheckResult.Passed, "This computer's clock and the service's agree.", ConnectionAdvice.None)]
    [InlineData(1, RsaConnectionCheckResult.Passed, "This computer's clock and the service's agree.", ConnectionAdvice.None)]
    [InlineData(2, RsaConnectionCheckResult.Passed, "This computer's clock is 2 seconds behind the service's.", ConnectionAdvice.None)]
    [InlineData(-60, RsaConnectionCheckResult.Passed, "This computer's clock is 60 seconds ahead of the service's.", ConnectionAdvice.None)]
    [InlineData(61, RsaConnectionCheckResult.Warning, "This computer's clock is 61 seconds behind the service's. If an access token is refused because of this, the service's time is used.", ConnectionAdvice.ClockOff)]
    [InlineData(null, RsaConnectionCheckResult.Warning, "The service did not send its time, so this computer's clock could not be checked.", ConnectionAdvice.ClockUnknown)]
    internal async Task Of_the_clocks(int? secondsAhead, RsaConnectionCheckResult result, string detail, ConnectionAdvice advice)
    {
        var response = secondsAhead is { } seconds ? Responses.Json(401, "{}", DateAfterNow(seconds)) : Licenses;

        var checks = await DiagnoseAsync(Serve(response, Licenses, Responses.Found, Licenses));

        Assert.Equal((result, detail, advice), Parts(checks[2]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/oauth", false, RsaConnectionCheckResult.Passed, "the issuer 127.0.0.1 and the service 127.0.0.1 belong to one tenant.")]
    [InlineData("http://127.0.0.1:9/oauth", true, RsaConnectionCheckResult.Warning, "the issuer 127.0.0.1 and the service 127.0.0.1 belong to one tenant. The tenant check is skipped, so access tokens for other hosts are sent too.")]
    [InlineData("https://203.0.113.7/oauth", true, RsaConnectionCheckResult.Warning, "the issuer 203.0.113.7 and the service 127.0.0.1 do not belong to one tenant. The tenant check is skipped, so access tokens are sent anyway.")]
    public async Task Of_the_tenant(string issuer, bool skipTenantCheck, RsaConnectionCheckResult result, string detail)
    {
        var client = OAuthClients.Make(issuer, "http://127.0.0.1:9");

        var checks = await DiagnoseAsync(Own(new CloudAdminClient(client, new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, SkipTenantCheck = skipTenantCheck }, Clock, new Unauthorized())));

        var check = checks.Single(one => one.StepKind == RsaConnectionStep.Tenant);
        Assert.Equal((result, "According to their names, " + detail), (check.ResultKind, check.Detail));
        Assert.Equal(result == RsaConnectionCheckResult.Passed, check.AdviceKind == ConnectionAdvice.None);
    }

    [Fact]
    public async Task Of_a_key_that_may_not_look_users_up()
    {
        var checks = await DiagnoseAsync(Serve(Licenses, Licenses, Refused, Licenses));

        Assert.Equal(
            (RsaConnectionCheckResult.Warning, "The key is not allowed to look up users.", ConnectionAdvice.KeyMayNotLookUp),
            Parts(checks[5]));
    }

    [Theory]
    [InlineData(2000, RsaConnectionCheckResult.Passed, ConnectionAdvice.None)]
    [InlineData(2001, RsaConnectionCheckResult.Warning, ConnectionAdvice.Slow)]
    internal async Task Of_a_service_that_takes_its_time(int milliseconds, RsaConnectionCheckResult result, ConnectionAdvice advice)
    {
        RequestHandler slow = async (request, connection) =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            await Licenses(request, connection);
        };

        var checks = await DiagnoseAsync(Serve(Licenses, Licenses, Responses.Found, slow));

        Assert.Equal((result, $"A request takes {milliseconds} ms.", advice), Parts(checks[6]));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), checks[6].Duration);
    }

    [Fact]
    public async Task Of_a_service_that_is_another()
    {
        var checks = await DiagnoseAsync(Serve(Licenses, Responses.Json(200, "true"), Licenses));

        Assert.Equal((RsaConnectionCheckResult.Failed, "Could not check the token: the response is not in the expected form.", ConnectionAdvice.None), Parts(checks[4]));
        Assert.Equal(RsaErrorReason.UnexpectedResponse, checks[4].Failure!.Reason);
        Assert.All(checks.Skip(5), check => Assert.Equal((RsaConnectionCheckResult.NotTried, "Skipped because an earlier step failed.", ConnectionAdvice.None), Parts(check)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"month": "Jun 2025"}]""")]
    public async Task Of_a_token_that_the_service_accepts(string licenses)
    {
        var checks = await DiagnoseAsync(Serve(Licenses, Responses.Json(200, licenses), Responses.Found, Licenses));

        Assert.Equal((RsaConnectionCheckResult.Passed, "The service accepts the API key's access token.", ConnectionAdvice.None), Parts(checks[4]));
    }

    [Fact]
    public async Task Of_a_user_whom_nobody_could_look_up()
    {
        var checks = await DiagnoseAsync(Serve(Licenses, Licenses, Responses.Json(400, "{}"), Licenses));

        Assert.Equal("Could not look up 'rsacloudadmin-connection-test': the service rejected the request.", checks[5].Detail);
        Assert.Equal(RsaConnectionCheckResult.Failed, checks[5].ResultKind);
    }

    [Fact]
    public async Task Of_a_proxy_that_wants_to_know_who_asks()
    {
        var checks = await DiagnoseAsync(Serve(Responses.Json(407, "")));

        Assert.Equal((RsaConnectionCheckResult.Failed, "The proxy requires a user name and a password.", ConnectionAdvice.ProxyAuthenticationRequired), Parts(checks[1]));
    }

    [Fact]
    public async Task Of_a_host_that_breaks_the_connection()
    {
        var server = Serve(Responses.Close);
        var checks = await DiagnoseAsync(server);

        Assert.StartsWith($"No connection to localhost:{server.Port} could be made, or it broke (", checks[1].Detail, StringComparison.Ordinal);
        Assert.Equal(ConnectionAdvice.NotReached, checks[1].AdviceKind);
    }

    [Fact]
    public async Task Of_a_host_that_keeps_silent()
    {
        var server = Serve(Responses.Silence);
        var diagnosis = Connect(server).Diagnose();
        await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));
        var reaching = diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken));
        await UntilAsync(() => server.Requests.Count == 1, "the request is there");
        Clock.TimeOut();

        Assert.Equal(
            (RsaConnectionCheckResult.Failed, "localhost did not respond within 100.5 seconds.", ConnectionAdvice.NotReached),
            Parts(await Soon(reaching)));
    }

    [Fact]
    public async Task Of_a_host_that_nobody_knows()
    {
        var diagnosis = Connect("https://no-such-tenant.invalid").Diagnose();

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.StartsWith("Could not look up no-such-tenant.invalid in DNS (", check.Detail, StringComparison.Ordinal);
        Assert.Equal(ConnectionAdvice.NameUnknown, check.AdviceKind);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("[::1]", "::1")]
    public async Task Of_a_host_without_a_name(string host, string address)
    {
        var diagnosis = Connect($"http://{host}:9/AdminInterface/restapi").Diagnose();

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.Equal((RsaConnectionCheckResult.Passed, $"{address} is an IP address.", ConnectionAdvice.None), Parts(check));
    }

    [Fact]
    public async Task Of_the_way_by_a_proxy()
    {
        var proxy = Serve(Responses.Close);
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = proxy.Address };
        var client = Own(new CloudAdminClient(TestKeys.Key("https://example.invalid"), options, Clock));

        var checks = await DiagnoseAsync(client);

        Assert.StartsWith($"Uses the proxy localhost:{proxy.Port}. localhost is ", checks[0].Detail, StringComparison.Ordinal);
        Assert.StartsWith($"No connection to example.invalid could be made through the proxy localhost:{proxy.Port}, or it broke (", checks[1].Detail, StringComparison.Ordinal);
        Assert.Equal(ConnectionAdvice.NotReachedByProxy, checks[1].AdviceKind);
    }

    private Task<List<RsaConnectionCheck>> DiagnoseAsync(ScriptedServer server) => DiagnoseAsync(Connect(server));

    private sealed class Unauthorized : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Unauthorized) { Content = new StringContent("{}") });
    }
}
