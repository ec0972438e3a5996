using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>No redirect is followed: tokens and assertions go only to the address that the admin gave.</summary>
public sealed class RedirectTests : WireTest
{
    private static readonly TestAuthority Authority = new();

    // Targets of redirects from a server at localhost; {0} is the other server's port, {1} the server's own.
    private static readonly Dictionary<string, string> Places = new()
    {
        ["another port"] = "http://localhost:{0}/AdminInterface/restapi/v1",
        ["another host"] = "http://127.0.0.1:{0}/AdminInterface/restapi/v1",
        ["another host, by the same scheme"] = "//127.0.0.1:{0}/",
        ["another host, with a name before it"] = "http://localhost:{1}@127.0.0.1:{0}/",
    };

    private static readonly int[] Statuses = [300, 301, 302, 303, 307, 308];

    public static TheoryData<int, string> Redirects => new(Statuses.SelectMany(_ => Places.Keys, (status, place) => (status, place)));

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task The_token_goes_to_no_other_origin(int status, string place)
    {
        var other = Serve(Responses.Unlocked);
        ScriptedServer server = null!;
        server = Serve((request, connection) => Redirect(status, place, other, server)(request, connection));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, (int?)status, 1), (error.Reason, error.StatusCode, error.Tries));
        Assert.Contains($"(http://{(place.Contains("host", StringComparison.Ordinal) ? "127.0.0.1" : "localhost")}:{other.Port})", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost:" + server.Port + "@", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Equal(0, other.Connections);
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task The_assertion_goes_to_no_other_origin(int status, string place)
    {
        var other = Serve(Responses.Json(200, """{"access_token": "t"}"""));
        var service = Serve(Responses.Unlocked);
        ScriptedServer issuer = null!;
        issuer = Serve((request, connection) => Redirect(status, place, other, issuer)(request, connection));

        var error = await FailsAsync(() => ConnectBy(issuer, service).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaTokenFault.Issuer, Assert.IsType<RsaTokenRefusedException>(error).Fault);
        Assert.Contains($":{other.Port})", error.Message, StringComparison.Ordinal);
        Assert.Single(issuer.Requests);
        Assert.Equal((0, 0), (other.Connections, service.Connections));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_token_does_not_go_to_the_same_host_by_plain_http(int status)
    {
        var plain = Serve(Responses.Unlocked);
        var server = Serve(Authority.Issue(), Responses.Json(status, "", $"Location: http://localhost:{plain.Port}/AdminInterface/restapi/v1"));
        var client = Own(new CloudAdminClient(TestKeys.Key(server.ApiAddress), Usual, Clock, Authority.HandlerThatTrusts(Usual)));

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Contains($"(http://localhost:{plain.Port})", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Equal(0, plain.Connections);
    }

    [Theory]
    [InlineData("/elsewhere")]
    [InlineData("/AdminInterface/restapi/v1/users/" + Responses.UserId + "/emergencyTokencode")]
    [InlineData("?")]
    [InlineData("http://[bad")]
    [InlineData("")]
    public async Task No_redirect_is_followed_within_the_origin_either_nor_in_a_circle(string location)
    {
        var server = Serve(Responses.Json(307, "", $"Location: {location}"));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    // The Cyrillic host name looks like RSA's. The message shows the form sent over the wire.
    [InlineData("https://ехample.access.securid.com/", "(https://xn--")]
    [InlineData("https://example.org/?secret=swordfish", "(https://example.org)")]
    [InlineData("https://me:swordfish@example.org/", "(https://example.org)")]
    [InlineData("https://[::1]:8443/", "(https://[::1]:8443)")]
    [InlineData("https://\uFEFF/", "another address, and")]
    [InlineData("https://\u2066/", "another address, and")]
    [InlineData("javascript:alert(1)", "another address, and")]
    [InlineData("data:text/html,swordfish", "another address, and")]
    public async Task Where_it_points_is_told_so_that_nobody_is_deceived(string location, string told)
    {
        var server = Serve(Responses.Raw("", System.Text.Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n")));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", error.ToString(), StringComparison.Ordinal);
        Assert.All(error.Message, character => Assert.InRange(character, ' ', '~'));
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        var server = Serve(Responses.Json(200, Responses.Locks(token: false), "Set-Cookie: session=1; Path=/"), Responses.Unlocked);
        var client = Connect(server);

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Null(server.Requests[1].Header("Cookie"));
    }

    private static RequestHandler Redirect(int status, string place, ScriptedServer other, ScriptedServer self) =>
        Responses.Json(status, "", $"Location: {string.Format(System.Globalization.CultureInfo.InvariantCulture, Places[place], other.Port, self.Port)}");

    private CloudAdminClient ConnectBy(ScriptedServer issuer, ScriptedServer service) => Own(new CloudAdminClient(OAuthClients.At(issuer, service), Usual, Clock));
}
