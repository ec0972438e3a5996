using System.Net;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>A proxy that responds in place of the service, or blocks the request.</summary>
public class ProxyResponseTests : WireTest
{
    private const string Https = "https://example.access.securid.com/AdminInterface/restapi";

    private static readonly int[] Statuses = [302, 403, 502, 503, 504];

    public static TheoryData<int> Refusals => new(Statuses);

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_tunnel_that_is_not_made_is_a_connection_that_was_not_made(int status)
    {
        var proxy = Serve(PageOf(status));

        // Not OutcomeUnknown: nothing was sent to the service.
        var error = await FailsAsync(() => ConnectBy(proxy, Https).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal((RsaErrorReason.ConnectionFailed, 4), (error.Reason, error.Tries));
        Assert.Contains($"no connection to example.access.securid.com could be made through the proxy http://localhost:{proxy.Port} (", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{status}", error.Message, StringComparison.Ordinal);
        AssertTunnelsOnly(proxy);
    }

    [Fact]
    public async Task A_proxy_that_asks_who_is_there_before_it_makes_a_tunnel_is_asked_once()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired);

        var error = await FailsAsync(() => ConnectBy(proxy, Https).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal((RsaErrorReason.ConnectionFailed, 1), (error.Reason, error.Tries));
        Assert.Contains($"the proxy http://localhost:{proxy.Port} for example.access.securid.com requires a user name and a password", error.Message, StringComparison.Ordinal);
        Assert.Single(proxy.Requests);
        AssertTunnelsOnly(proxy);
    }

    [Fact]
    public async Task A_password_that_the_proxy_does_not_take_is_given_once_so_that_nobody_is_locked_out()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired);

        var error = await FailsAsync(() => ConnectBy(proxy, Https, new NetworkCredential("me", "swordfish")).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(1, error.Tries);
        Assert.Single(proxy.Requests, request => request.Header("Proxy-Authorization") is not null);
        Assert.DoesNotContain("swordfish", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnosis_tells_who_asks()
    {
        var diagnosis = ConnectBy(Serve(Responses.ProxyAuthenticationRequired), Https).Diagnose();
        await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        var check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));

        Assert.Equal(("The proxy requires a user name and a password.", ConnectionAdvice.ProxyAuthenticationRequired), (check.Detail, check.AdviceKind));
    }

    [Fact]
    public async Task An_issuer_behind_a_proxy_that_asks_is_told_so()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired);
        var oauth = OAuthClients.Make("https://example.auth.securid.com/oauth", Https);
        var client = Own(new CloudAdminClient(oauth, OptionsFor(proxy), Clock));

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal((RsaErrorReason.ConnectionFailed, 1), (error.Reason, error.Tries));
        Assert.Contains($"the proxy http://localhost:{proxy.Port} for example.auth.securid.com requires a user name and a password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(proxy.Requests, request => request.Body.Length > 0);
    }

    [Fact]
    public async Task A_password_in_the_proxys_address_is_not_shown_when_it_fails()
    {
        // With a login in the address, as environment variables may have it.
        var proxy = Serve(PageOf(502));
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = new Uri($"http://me:swordfish@localhost:{proxy.Port}") };
        var call = new CallContext(TestContext.Current.CancellationToken);

        var error = await FailsAsync(() => Own(new CloudAdminClient(TestKeys.Key(Https), options, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Contains("502", error.Message, StringComparison.Ordinal);
        Assert.Contains($"through the proxy http://localhost:{proxy.Port} (", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", error.ToString(), StringComparison.Ordinal);
        Assert.All(call.Notes, note => Assert.DoesNotContain("swordfish", note.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_in_the_tunnel_is_not_the_service()
    {
        var proxy = Serve(Responses.Raw("HTTP/1.1 200 Connection established\r\n\r\n").Then(Responses.Html(200)).Then(Responses.Silence));

        var error = await FailsAsync(() => ConnectBy(proxy, Https).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.ServiceNotTrusted, error.Reason);
        AssertTunnelsOnly(proxy);
    }

    [Theory]
    [InlineData(200, RsaErrorReason.UnexpectedResponse)]
    [InlineData(302, RsaErrorReason.UnexpectedResponse)]
    [InlineData(401, RsaErrorReason.UnexpectedResponse)]
    [InlineData(403, RsaErrorReason.UnexpectedResponse)]
    [InlineData(404, RsaErrorReason.UnexpectedResponse)]
    [InlineData(502, RsaErrorReason.ServiceError)]
    [InlineData(504, RsaErrorReason.ServiceError)]
    public async Task A_page_in_place_of_the_services_response_is_no_response_of_the_service(int status, RsaErrorReason reason)
    {
        // The client does not know about this proxy and takes it for the service.
        var proxy = Serve(PageOf(status));

        var error = await FailsAsync(() => Connect(proxy).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(reason, error.Reason);
        Assert.DoesNotContain("Sign in", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task If_a_proxy_responded_it_is_unknown_whether_a_tokencode_was_issued(int status)
    {
        var proxy = Serve(PageOf(status));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, (await FailsAsync(() => Connect(proxy).EmergencyTokencodes.EnableAsync(Alice, 1))).Reason);
        Assert.Single(proxy.Requests);
    }

    private static RequestHandler PageOf(int status) => Responses.Html(status, "Location: https://guests.example/");

    private static CloudAdminClientOptions OptionsFor(ScriptedServer proxy, NetworkCredential? credential = null) =>
        new() { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = proxy.Address, ProxyCredentials = credential };

    private static void AssertTunnelsOnly(ScriptedServer proxy)
    {
        Assert.All(proxy.Requests, request => Assert.Equal("CONNECT example.access.securid.com:443 HTTP/1.1", request.Line));
        Assert.All(proxy.Requests, request => Assert.DoesNotContain(request.Headers, header => header.Key == "Authorization"));
    }

    private CloudAdminClient ConnectBy(ScriptedServer proxy, string address, NetworkCredential? credential = null) =>
        Own(new CloudAdminClient(TestKeys.Key(address), OptionsFor(proxy, credential), Clock));
}
