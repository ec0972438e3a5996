using System.Net.Http.Headers;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>Which clients the issuer gives tokens to, and what the tokens permit.</summary>
public class IssuerTests : EmulatorTest
{
    private const string AllScopes = "rsa.user.read rsa.user.factor.manage";

    private readonly Dictionary<OAuthKeyType, EmulatedOAuthClient> _clients = [];

    [Theory]
    [InlineData(OAuthKeyType.Rsa)]
    [InlineData(OAuthKeyType.Ec)]
    public async Task An_assertion_gets_a_token_for_the_scopes_asked_for(OAuthKeyType type)
    {
        var response = await AskAsync(Client(type).CreateAssertion(), "rsa.user.read");

        Assert.Equal((200, "access_token token_type expires_in scope"), (response.Status, response.Fields));
        Assert.Equal(("Bearer", "3600", "rsa.user.read"), (response["token_type"], response["expires_in"], response["scope"]));
        Assert.Equal(200, (await CallAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", response["access_token"]!)).Status);
        Assert.Equal(1, Emulator.Requests.CountOf(Operation.Token));
    }

    [Theory]
    [InlineData("iss", "somebody")]
    [InlineData("sub", "somebody")]
    [InlineData("aud", "http://127.0.0.1/oauth")]
    [InlineData("jti", "")]
    public async Task A_claim_that_is_wrong_is_invalid_client(string claim, string value) =>
        await RefusedAsync(Client().CreateAssertion(claims => claims[claim] = value));

    [Theory]
    // In seconds from now.
    [InlineData(0, 300, true)]
    [InlineData(0, 301, false)]
    [InlineData(60, 360, true)]
    [InlineData(61, 361, false)]
    [InlineData(-360, -60, true)]
    [InlineData(-361, -61, false)]
    public async Task It_lives_five_minutes_at_most_with_a_minutes_tolerance_for_clocks(int issued, int expires, bool isAccepted)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var assertion = Client().CreateAssertion(claims => (claims["iat"], claims["exp"]) = (now + issued, now + expires));

        if (isAccepted)
            Assert.Equal(200, (await AskAsync(assertion)).Status);
        else
            await RefusedAsync(assertion);
    }

    [Theory]
    // As Java's Nimbus library creates it.
    [InlineData("""{"alg":"ES256","kid":"$kid"}""", false, 300, true)]
    [InlineData("""{"alg":"ES256","kid":"$kid"}""", true, 300, true)]
    [InlineData("""{"alg":"ES256","kid":"$kid","typ":"JWT"}""", false, 360, true)]
    [InlineData("""{"alg":"ES256","kid":"$kid","typ":"JWT"}""", false, 361, false)]
    [InlineData("""{"alg":"ES256","kid":"$kid","typ":"JWT"}""", false, -61, false)]
    [InlineData("""{"alg":"ES256","kid":"$kid","typ":"at+jwt"}""", true, 300, false)]
    public async Task An_assertion_needs_neither_typ_nor_iat(string header, bool hasIssued, int expires, bool isAccepted)
    {
        var client = Client();
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = Jwt.Decode(client.CreateAssertion().Split('.')[1]);
        claims["exp"] = now + expires;
        if (!hasIssued)
            claims.Remove("iat");

        var assertion = Jwt.Sign(client, header.Replace("$kid", client.KeyId, StringComparison.Ordinal), claims.ToJsonString());

        if (isAccepted)
            Assert.Equal(200, (await AskAsync(assertion)).Status);
        else
            await RefusedAsync(assertion);
    }

    [Fact]
    public async Task A_time_of_issue_that_is_no_number_is_refused() => await RefusedAsync(Client().CreateAssertion(claims => claims["iat"] = "today"));

    [Theory]
    [InlineData(ScopeRefusal.InvalidScope, 400, "error error_description")]
    [InlineData(ScopeRefusal.Forbidden, 403, "timestamp status error message path")]
    [InlineData(ScopeRefusal.EmptyToken, 200, "access_token token_type expires_in scope")]
    public async Task A_scope_is_refused_as_the_options_say(ScopeRefusal refusal, int status, string fields)
    {
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 1, Clock = Clock, ScopeRefusal = refusal }, TestContext.Current.CancellationToken);
        var client = emulator.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, AllowedScopes = ["rsa.user.read"] });

        var response = await SendAsync("POST /oauth/token", null, http =>
        {
            http.RequestUri = new Uri($"{client.Issuer}/token");
            http.Content = new FormUrlEncodedContent(Form(client.CreateAssertion(), AllScopes));
        });

        Assert.Equal((status, fields), (response.Status, response.Fields));
        if (status != 200)
            return;
        Assert.Equal("", response["scope"]);
        Assert.Equal(403, (await SendAsync("GET v1/licenseusage", null, http =>
        {
            http.RequestUri = new Uri($"{emulator.BaseUri}/v1/licenseusage");
            http.Headers.Authorization = new AuthenticationHeaderValue("Bearer", response["access_token"]);
        })).Status);
    }

    [Fact]
    public async Task No_assertion_is_taken_twice()
    {
        var assertion = Client().CreateAssertion();
        Assert.Equal(200, (await AskAsync(assertion)).Status);

        await RefusedAsync(assertion);
    }

    [Fact]
    public async Task An_assertion_that_was_changed_is_refused()
    {
        var parts = Client().CreateAssertion().Split('.');
        var other = Client().CreateAssertion().Split('.');

        await RefusedAsync($"{parts[0]}.{parts[1]}.{other[2]}");
        await RefusedAsync("not.a.token");
        await RefusedAsync("");
    }

    [Fact]
    public async Task A_scope_that_the_client_may_not_have_is_invalid_scope()
    {
        var client = Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, AllowedScopes = ["rsa.user.read"] });

        var response = await AskAsync(client.CreateAssertion(), AllScopes);

        Assert.Equal((400, "invalid_scope"), (response.Status, response["error"]));
    }

    [Theory]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type")]
    [InlineData("client_assertion_type", "", 401, "invalid_client")]
    [InlineData("client_id", "somebody", 401, "invalid_client")]
    public async Task A_form_of_another_kind_is_refused(string field, string value, int status, string error)
    {
        var form = Form(Client().CreateAssertion(), AllScopes);
        form[field] = value;

        var response = await SendAsync(form);

        Assert.Equal((status, error), (response.Status, response["error"]));
    }

    [Fact]
    public async Task A_multipart_form_is_refused()
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Form(Client().CreateAssertion(), AllScopes))
            form.Add(new StringContent(value), name);

        var response = await SendAsync("POST /oauth/token", null, http => http.Content = form);

        Assert.Equal((400, "invalid_request"), (response.Status, response["error"]));
    }

    [Fact]
    public async Task A_token_opens_what_its_scopes_name_and_no_more()
    {
        var token = await TokenAsync("rsa.user.read");

        Assert.Equal(200, (await CallAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", token)).Status);
        foreach (var (request, body) in new[] { ("PATCH v1/users/$1/methods", """{"unlockMethods":["SMS"]}"""), ("GET v1/licenseusage", null), ("DELETE v1/users/$1/emergencyTokencodes", null) })
        {
            var response = await CallAsync(request, body, token);
            Assert.Equal((403, "Access is denied"), (response.Status, response["message"]));
        }
    }

    [Fact]
    public async Task A_token_ends_to_the_second_and_is_then_401()
    {
        var client = Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, TokenLife = TimeSpan.FromSeconds(5) });
        var token = (await AskAsync(client.CreateAssertion()))["access_token"]!;

        Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(200, (await CallAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", token)).Status);
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        var response = await CallAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", token);

        Assert.Equal((401, "Expired Access Token is not allowed"), (response.Status, response["message"]));
    }

    [Fact]
    public async Task A_token_with_a_grace_is_told_to_live_shorter_than_it_does()
    {
        var client = Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, TokenLife = TimeSpan.FromSeconds(5), Grace = TimeSpan.FromSeconds(10) });
        var response = await AskAsync(client.CreateAssertion());

        Assert.Equal("5", response["expires_in"]);
        Clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.Equal(200, (await CallAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", response["access_token"]!)).Status);
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(401, (await CallAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", response["access_token"]!)).Status);
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await using var other = await CloudEmulator.StartAsync(new EmulatorOptions { Clock = Clock }, TestContext.Current.CancellationToken);
        var client = other.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec });

        await RefusedAsync(client.CreateAssertion());
        Assert.Equal(403, (await CallAsync("GET v1/licenseusage", null, client.CreateAssertion())).Status);
    }

    [Fact]
    public async Task The_rate_limit_is_the_services_and_not_the_issuers()
    {
        Emulator.RateLimit = new RateLimit(1, TimeSpan.FromMinutes(1));

        for (var i = 0; i < 3; i++)
            await TokenAsync("rsa.user.read");
    }

    [Fact]
    public async Task Only_POST_is_allowed() => Assert.Equal(405, (await SendAsync("GET /oauth/token", null, _ => { })).Status);

    private EmulatedOAuthClient Client(OAuthKeyType type = OAuthKeyType.Ec)
    {
        if (!_clients.TryGetValue(type, out var client))
            _clients[type] = client = Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = type });
        return client;
    }

    private static Dictionary<string, string> Form(string assertion, string scope) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ["client_assertion"] = assertion,
        ["scope"] = scope,
    };

    private Task<Response> AskAsync(string assertion, string scope = AllScopes) => SendAsync(Form(assertion, scope));

    private Task<Response> SendAsync(Dictionary<string, string> form) => SendAsync("POST /oauth/token", null, http => http.Content = new FormUrlEncodedContent(form));

    private Task<Response> CallAsync(string request, string? body, string token) =>
        SendAsync(request, body, http => http.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    private async Task<string> TokenAsync(string scope)
    {
        var response = await AskAsync(Client().CreateAssertion(), scope);
        Assert.Equal(200, response.Status);
        return response["access_token"]!;
    }

    private async Task RefusedAsync(string assertion)
    {
        var response = await AskAsync(assertion);

        Assert.Equal((401, "invalid_client", "error error_description"), (response.Status, response["error"], response.Fields));
        Assert.DoesNotContain("eyJ", response.Text, StringComparison.Ordinal);
    }
}
