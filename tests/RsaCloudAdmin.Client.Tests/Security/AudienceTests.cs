using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>An access token is not sent to a service whose address differs from the token's audience.</summary>
public sealed class AudienceTests : WireTest
{
    [Theory]
    [InlineData("\"https://other.access.securid.com/AdminInterface/restapi\"", "https://other.access.securid.com")]
    [InlineData("\"HTTPS://Other.Access.SecurID.com\"", "https://other.access.securid.com")]
    [InlineData("\" https://other.example/ \"", "https://other.example")]
    [InlineData("[\"https://one.example\", \"https://two.example:8443/x\"]", "https://one.example")]
    [InlineData("[\"api\", \"https://one.example\", 7, null, {}]", "https://one.example")]
    [InlineData("[\"https://other.example\", \"\\ud800\"]", "https://other.example")]
    [InlineData("\"http://localhost.example\"", "http://localhost.example")]
    [InlineData("\"http://user:pass@other.example/\"", "http://other.example")]
    [InlineData("\"https://localhost@other.example/\"", "https://other.example")]
    public async Task A_token_for_another_host_is_not_sent(string audience, string shown)
    {
        var server = Serve(Granted(TokenWith(audience)), Responses.Unlocked);

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

        Assert.Equal((RsaErrorReason.TokenRefused, RsaTokenFault.OtherHost, 1), (error.Reason, error.Fault, error.Tries));
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:{server.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("not sent", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("\"http://localhost:{0}/AdminInterface/restapi\"")]
    [InlineData("\"http://localhost:{0}\"")]
    [InlineData("\"http://LOCALHOST\"")]
    [InlineData("\"https://127.0.0.1/other\"")]
    [InlineData("[\"https://other.example\", \"http://localhost:{0}/AdminInterface/restapi/v1\"]")]
    // Not an address, so there is nothing to compare.
    [InlineData("\"rsa-admin-api\"")]
    [InlineData("\"urn:rsa:admin\"")]
    [InlineData("\"other.access.securid.com\"")]
    [InlineData("\"/AdminInterface/restapi\"")]
    [InlineData("\"https://\"")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("{\"https://other.example\": 1}")]
    [InlineData("[[\"https://other.example\"]]")]
    [InlineData("\"\\ud800\"")]
    public async Task A_token_for_this_host_or_for_nothing_that_can_be_compared_is_sent(string audience)
    {
        ScriptedServer server = null!;
        server = Serve(
            (request, connection) => Granted(TokenWith(audience.Replace("{0}", $"{server.Port}", StringComparison.Ordinal)))(request, connection),
            Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(2, server.Requests.Count);
    }

    public static TheoryData<string> Hostile => new(
        "opaque", "..", "a.b", "a.b.c.d.e", "!!.!!.!!", "a..c", ".e30.", "a.e30=.c", "a.ey.c", "a.e.c",
        "a." + Encode("{") + ".c",
        "a." + Encode("[1]") + ".c",
        "a." + Encode("null") + ".c",
        "a." + Encode("{\"aud\":" + new string('[', 2_000) + new string(']', 2_000) + "}") + ".c",
        "a." + Encode("{\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", 1_000)) + "1" + new string('}', 1_001)) + ".c",
        "a." + Encode("{\"aud\":\"https://other.example\"") + ".c",
        "a." + Encode("{\"aud\":\"https://\\ud800\"}") + ".c",
        "a." + Base64UrlEncoder.Encode([.. "{\"aud\":\""u8, 0xFF, 0xFE, .. "\"}"u8]) + ".c",
        "a." + Base64UrlEncoder.Encode([.. "{\""u8, 0xFF, .. "\":1}"u8]) + ".c",
        "a." + Encode("{\"aud\":[" + string.Join(',', Enumerable.Repeat("\"urn:x\"", 1_000)) + "]}") + ".c",
        new string('.', 5_000));

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task A_token_that_cannot_be_read_is_passed_on_as_it_is(string token)
    {
        var server = Serve(Granted(token), Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(token, server.Requests[1].Bearer);
    }

    [Fact]
    public void A_token_as_long_as_any_response_is_read_in_no_time()
    {
        var service = new Uri("https://example.access.securid.com");
        string[] tokens =
        [
            new('.', 1_000_000),
            $"a.{new string('A', 1_000_000)}.c",
            $"a.{Encode(new string('[', 700_000))}.c",
            $"a.{Encode($$"""{"aud":[{{string.Join(',', Enumerable.Repeat("\"https://x\"", 60_000))}}]}""")}.c",
        ];

        Assert.Equal([null, null, null, new Uri("https://x")], tokens.Select(token => TokenAudience.Elsewhere(token, service)));
    }

    [Fact]
    public async Task Of_two_audiences_by_one_name_neither_hides_the_other()
    {
        var server = Serve(Granted($"a.{Encode("""{"aud": "https://other.example", "aud": "api"}""")}.c"), Responses.Unlocked);

        await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_token_with_an_empty_header_is_read_too()
    {
        var server = Serve(Granted($".{Encode("""{"aud": "https://other.example"}""")}.c"), Responses.Unlocked);

        await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_host_that_is_no_valid_name_is_not_shown()
    {
        var server = Serve(Granted(TokenWith($"\"https://{OAuthClients.InvalidHost}\"")), Responses.Unlocked);

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(
            $"Could not use the access token from http://localhost:{server.Port}/oauth/token: it is for another host (its audience), and the service is at 'http://localhost:{server.Port}'. The token was not sent.",
            error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_program_that_skips_the_check_sends_it()
    {
        var server = Serve(Granted(TokenWith("\"https://other.example\"")), Responses.Unlocked);

        await Soon(Connect(server, skipTenantCheck: true).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://example.access.securid.com", true)]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://example.access.securid.com:443/AdminInterface/restapi/v1", true)]
    // It is not known which of its two addresses the issuer uses as the audience.
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://example.auth.securid.com/oauth", true)]
    [InlineData("https://example.auth.securid.com/oauth", "https://access.securid.com", "https://example.access.securid.com", true)]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://access.securid.com/AdminInterface/restapi", true)]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://other.access.securid.com", false)]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://example.access-eu.securid.com", false)]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com", "https://access.example.com", false)]
    public async Task The_host_counts_and_not_the_path(string issuer, string service, string audience, bool isSent)
    {
        var sent = new List<string>();
        using var client = new CloudAdminClient(OAuthClients.Make(issuer, service), Usual, Clock, new RespondingHandler(JsonSerializer.Serialize(new { access_token = TokenWith($"\"{audience}\"") }), sent));

        await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(isSent, sent.Contains(new Uri(service).Host));
    }

    private static string TokenWith(string audience) => $"{Encode("""{"alg":"RS256"}""")}.{Encode($$"""{"iss": "x", "aud": {{audience}}, "exp": 1}""")}.c2ln";

    private static string Encode(string text) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(text));

    private static RequestHandler Granted(string token) => Responses.Json(200, JsonSerializer.Serialize(new { access_token = token, token_type = "Bearer" }));

    private CloudAdminClient Connect(ScriptedServer server, bool skipTenantCheck = false) =>
        Own(new CloudAdminClient(OAuthClients.At(server, server), new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout, SkipTenantCheck = skipTenantCheck }, Clock));

    // Issues tokens, and refuses all other requests.
    private sealed class RespondingHandler(string token, List<string> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(request.RequestUri!.Host);
            var isToken = request.RequestUri.AbsolutePath.EndsWith("/token", StringComparison.Ordinal);
            return Task.FromResult(new HttpResponseMessage(isToken ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.BadRequest) { Content = new StringContent(isToken ? token : "{}") });
        }
    }
}
