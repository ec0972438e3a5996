using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>No text from an admin or a file can end a header, begin another one, or appear anywhere else in the request.</summary>
public class HeaderInjectionTests : WireTest
{
    private const string Evil = "x\r\nX-Evil: 1\r\n\r\nDELETE /AdminInterface HTTP/1.1\r\n\0\t\"\\&client_id=evil";
    private const string Issuer = "https://example.auth.securid.com/oauth";

    private static readonly string[] UsualHeaders = ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host"];

    [Fact]
    public async Task The_access_ID_stays_a_claim_of_the_token()
    {
        var server = Serve(Responses.Unlocked);
        var client = Own(new CloudAdminClient(ApiKey.Parse(TestKeys.File(address: server.ApiAddress, accessId: Evil)), Usual, Clock));

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var request = AssertOneUsualRequest(server);
        Assert.Equal(Evil, Claims(request.Bearer!, 1).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task The_address_that_the_token_is_for_stays_a_claim_to_the_letter()
    {
        var server = Serve(Responses.Unlocked);
        var address = $"{server.ApiAddress}/\r\n ";
        var client = Connect(address);

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(address, Claims(AssertOneUsualRequest(server).Bearer!, 1).GetProperty("aud").GetString());
    }

    [Fact]
    public async Task A_clients_id_and_its_keys_id_stay_in_the_form_and_in_the_assertion()
    {
        var server = Serve(Responses.Json(200, """{"access_token": "t"}"""), Responses.Unlocked);
        var oauth = OAuthClients.Make($"{server.Address}oauth", server.ApiAddress, Evil, Evil);

        await Soon(Own(new CloudAdminClient(oauth, Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var asked = server.Requests[0];
        Assert.Equal(UsualHeaders.Except(["Authorization"]), asked.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));
        var form = asked.Text.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        Assert.Equal((5, Evil), (form.Count, form["client_id"]));
        Assert.Equal((Evil, Evil), (Claims(form["client_assertion"], 0).GetProperty("kid").GetString(), Claims(form["client_assertion"], 1).GetProperty("sub").GetString()));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\0")]
    [InlineData("é")]
    [InlineData("a\u2028")]
    public async Task A_token_of_the_issuers_that_is_no_header_is_not_sent_and_not_shown(string token)
    {
        var server = Serve(Responses.Json(200, JsonSerializer.Serialize(new { access_token = "swordfish" + token })), Responses.Unlocked);
        var oauth = OAuthClients.Make($"{server.Address}oauth", server.ApiAddress);

        var error = await FailsAsync(() => Own(new CloudAdminClient(oauth, Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.DoesNotContain("swordfish", error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://localhost:{0}/a\r\nX-Evil: 1/AdminInterface/restapi")]
    [InlineData("http://localhost:{0}/a b/\u2028/AdminInterface/restapi")]
    [InlineData("http://localhost:{0}/../../x/./AdminInterface/restapi")]
    public async Task The_path_of_an_address_stays_a_path(string address)
    {
        var server = Serve(Responses.Unlocked);

        await Soon(Connect(address.Replace("{0}", $"{server.Port}", StringComparison.Ordinal)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var request = AssertOneUsualRequest(server);
        Assert.Matches($"^PATCH /[!-~]*AdminInterface/restapi/v1/users/{Responses.UserId}/methods HTTP/1.1$", request.Line);
    }

    [Theory]
    [InlineData("https://example.com\r\nX-Evil: 1")]
    [InlineData("https://example.com\r\n.evil.example/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com\0.evil.example/")]
    [InlineData("https://example.com\\@evil.example/")]
    [InlineData("https://example.com:443@evil.example/")]
    [InlineData("https://example.com:port/")]
    [InlineData("https:///evil.example/")]
    [InlineData("https:evil.example")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("http://localhost\u3002evil.example/")]
    [InlineData("http://localhost@evil.example/")]
    public void An_address_whose_host_is_not_what_it_seems_is_refused(string address)
    {
        foreach (var make in new Func<object>[] { () => TestKeys.Key(address), () => OAuthClients.Make(address, TestKeys.Address), () => OAuthClients.Make(Issuer, address) })
            AssertOneLine(Assert.Throws<RsaKeyException>(make).Message);
    }

    // People copy the addresses of an OAuth client. RSA writes the address into an API key.
    [Theory]
    [InlineData("https://example.com/?\r\n")]
    [InlineData("https://example.com/?@evil.example/")]
    [InlineData("https://example.com#\r\n@evil.example/")]
    public void A_query_or_a_fragment_is_left_out_of_a_clients_address_and_refused_in_a_keys(string address)
    {
        AssertOneLine(Assert.Throws<RsaKeyException>(() => TestKeys.Key(address)).Message);
        using var issuer = OAuthClients.Make(address, TestKeys.Address);
        Assert.Equal("https://example.com/token", issuer.TokenUri.AbsoluteUri);
        using var service = OAuthClients.Make(Issuer, address);
        Assert.Equal("https://example.com/AdminInterface/restapi", service.BaseUri.AbsoluteUri);
    }

    [Fact]
    public async Task Who_asks_stays_in_the_proxys_header()
    {
        var proxy = Serve(Responses.ProxyAuthenticationRequired, Responses.Raw("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"));
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, Proxy = proxy.Address, ProxyCredentials = new NetworkCredential("me", Evil) };
        using var client = new CloudAdminClient(TestKeys.Key(), options, Clock);

        await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var header = proxy.Requests[1].Header("Proxy-Authorization")!;
        Assert.Equal("me:" + Evil, Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])));
        Assert.DoesNotContain(proxy.Requests[1].Headers, sent => sent.Key == "X-Evil");
    }

    private static RecordedRequest AssertOneUsualRequest(ScriptedServer server)
    {
        var request = Assert.Single(server.Requests);
        Assert.Equal(UsualHeaders, request.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));
        Assert.Equal($"localhost:{server.Port}", request.Header("Host"));
        return request;
    }

    private static JsonElement Claims(string token, int part) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.Split('.')[part])).RootElement;

    private static void AssertOneLine(string message) => Assert.DoesNotContain(message, char.IsControl);
}
