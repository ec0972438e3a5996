using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Requests;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Requests to an issuer, and its possible responses, on the wire.</summary>
public class OAuthWireTests : WireTest
{
    private static readonly RequestHandler Granted = Json("""{"access_token": "opaque-1", "token_type": "Bearer", "expires_in": 3600}""");

    [Fact]
    public async Task The_request_is_a_form_with_an_assertion_of_the_four_clients_kind()
    {
        var server = Serve(Granted, Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var request = server.Requests[0];
        var form = request.Text.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        Assert.Equal(("POST", "/oauth/token", "application/x-www-form-urlencoded"), (request.Method, request.Target, request.Header("Content-Type")!.Split(';')[0]));
        Assert.Equal(["client_assertion", "client_assertion_type", "client_id", "grant_type", "scope"], form.Keys.Order());
        Assert.Equal(("client_credentials", "me", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), (form["grant_type"], form["client_id"], form["client_assertion_type"]));
        Assert.Equal("rsa.user.factor.manage", form["scope"]);
        Assert.Null(request.Header("Authorization"));
        Assert.Equal("opaque-1", server.Requests[1].Bearer);

        var (header, claims) = (Part(form["client_assertion"], 0), Part(form["client_assertion"], 1));
        Assert.Equal(("ES256", "JWT", "key-1"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString(), header.GetProperty("kid").GetString()));
        Assert.Equal(["aud", "exp", "iat", "iss", "jti", "sub"], claims.EnumerateObject().Select(claim => claim.Name).Order());
        Assert.Equal(("me", "me", $"http://localhost:{server.Port}/oauth/token"), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString()));
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        // The token is backdated, so that a computer whose clock is ahead sends none from the future.
        Assert.InRange(Clock.GetUtcNow().ToUnixTimeSeconds() - claims.GetProperty("iat").GetInt64(), 30, 60);
    }

    [Fact]
    public async Task No_assertion_is_sent_twice()
    {
        var server = Serve(Responses.Json(503, "{}"), Responses.Json(503, "{}"), Granted, Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(3, server.Requests.Take(3).Select(request => request.Text).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"access_token": "t", "expires_in": "3600"}""")]
    [InlineData("""{"access_token": "t"}""")]
    [InlineData("""{"access_token": "t", "token_type": "bearer", "expires_in": 1e99}""")]
    [InlineData("""{"access_token": "t", "token_type": "bearer", "expires_in": -5}""")]
    public async Task A_response_with_a_bearer_token_will_do(string response)
    {
        var server = Serve(Json(response), Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal("t", server.Requests[1].Bearer);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"access_token": ""}""")]
    [InlineData("""{"access_token": "a b"}""")]
    [InlineData("""{"access_token": "secret\r\nX: y"}""")]
    [InlineData("""{"access_token": "t", "token_type": "DPoP"}""")]
    [InlineData("""[]""")]
    public async Task A_response_without_a_bearer_token_is_unexpected_and_nothing_of_it_is_shown(string response)
    {
        var server = Serve(Json(response));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(400, "unauthorized_client", RsaTokenFault.ClientKind)]
    [InlineData(400, "invalid_grant", RsaTokenFault.Client)]
    [InlineData(400, "something_new", RsaTokenFault.Unknown)]
    [InlineData(401, null, RsaTokenFault.Client)]
    [InlineData(404, null, RsaTokenFault.Issuer)]
    public async Task A_refusal_is_told_by_its_code(int status, string? code, RsaTokenFault fault)
    {
        var server = Serve(Responses.Json(status, code is null ? "{}" : $$"""{"error": "{{code}}", "error_description": "because"}"""));

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

        Assert.Equal(fault, error.Fault);
        Assert.Equal(code is null ? null : "because", error.ServiceMessage);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("Invalid audience", RsaTokenFault.Audience)]
    [InlineData("Access Id is unknown", RsaTokenFault.AccessId)]
    [InlineData("Server failed to process provided access token", RsaTokenFault.Signature)]
    [InlineData("Access Token issue time is not allowed", RsaTokenFault.Unknown)]
    public async Task A_service_that_refuses_the_issuers_token_is_not_reported_in_the_terms_of_an_API_key(string words, RsaTokenFault fault)
    {
        var server = Serve(Granted, Responses.Framework(403, words));

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

        Assert.Equal(fault, error.Fault);
        Assert.Contains("the issuer's access token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_an_earlier_attempt_may_have_been_processed_is_reported_where_the_next_gets_no_token()
    {
        var server = Serve(Granted, Responses.Close, Responses.Framework(401, ""), Responses.Json(400, """{"error": "invalid_client"}"""));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.StartsWith("Could not get an access token", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_the_issuers_time_does_not_cure_is_no_fault_of_the_clock()
    {
        var server = Serve(Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(90)));
        var call = new CallContext(TestContext.Current.CancellationToken);

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call)));

        Assert.Equal(RsaTokenFault.Client, error.Fault);
        Assert.DoesNotContain(call.Notes, note => note.IsWarning);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(401, """{"error": "invalid_client"}""")]
    [InlineData(400, """{"error": "invalid_request", "error_description": "iat is not valid"}""")]
    [InlineData(401, "{}")]
    public async Task A_refusal_that_the_issuers_time_cures_is_told_as_the_clocks(int status, string body)
    {
        var server = Serve(Responses.Json(status, body, DateAfterNow(90)), Granted, Responses.Unlocked);
        var call = new CallContext(TestContext.Current.CancellationToken);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Contains("90 seconds behind", Assert.Single(call.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuers_time_is_its_own_whatever_the_service_told_of_before()
    {
        var server = Serve(
            Granted, Responses.Framework(401, "Full authentication is required", DateAfterNow(600)),
            Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(900)), Granted, Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal([0, 600, 900], new[] { 0, 2, 3 }.Select(index => IssuedAt(server.Requests[index]) - IssuedAt(server.Requests[0])));

        static long IssuedAt(RecordedRequest request) => Part(Uri.UnescapeDataString(request.Text.Split("client_assertion=")[1].Split('&')[0]), 1).GetProperty("iat").GetInt64();
    }

    [Theory]
    [InlineData(400, "invalid_scope")]
    [InlineData(403, null)]
    public async Task An_issuer_that_gives_no_token_without_a_scope_gives_one_for_any_that_the_client_may_have(int status, string? code)
    {
        var refused = Responses.Json(status, code is null ? "{}" : $$"""{"error": "{{code}}"}""");
        var server = Serve([refused, refused, .. OAuthClient.DefaultScopes.Select(scope => scope == "rsa.user.factor.manage" ? Granted : refused), Responses.Json(200, "{}"), Responses.Unlocked]);
        var client = Connect(server);

        Assert.Null(await Soon(client.CheckTokenAsync()));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal([null, string.Join(' ', OAuthClient.DefaultScopes), .. OAuthClient.DefaultScopes], server.Requests.Take(2 + OAuthClient.DefaultScopes.Count).Select(ScopeIn));
    }

    [Fact]
    public async Task A_request_that_names_no_scope_is_not_sent_with_the_token_of_another()
    {
        var server = Serve(
            Granted, Responses.Found,
            Json("""{"access_token": "opaque-2", "token_type": "Bearer", "expires_in": 3600}"""), Responses.Json(200, "{}"), Responses.Json(200, "{}"),
            Responses.Found);
        var client = Connect(server);

        await Soon(client.Users.LookUpAsync("alice"));
        await Soon(client.Requests.SendAsync(new ApiRequest { Path = "v1/x" }));
        await Soon(client.Requests.SendAsync(new ApiRequest { Path = "v1/x" }));
        await Soon(client.Users.LookUpAsync("alice"));

        Assert.Equal(["rsa.user.read", null], server.Requests.Where(IsForToken).Select(ScopeIn));
        Assert.Equal(["opaque-1", "opaque-2", "opaque-2", "opaque-1"], server.Requests.Where(request => !IsForToken(request)).Select(request => request.Bearer));
    }

    [Fact]
    public async Task Where_a_scope_is_required_a_request_that_names_none_gets_all_that_the_client_may_have()
    {
        var may = OAuthClient.DefaultScopes.Where(scope => scope.StartsWith("rsa.user.", StringComparison.Ordinal)).ToList();
        var server = Serve((request, connection) =>
        {
            if (!IsForToken(request))
                return Responses.Json(200, "{}")(request, connection);
            var scopes = ScopeIn(request)?.Split(' ') ?? [];
            return (scopes.Length > 0 && scopes.All(may.Contains) ? Json($$"""{"access_token": "with-{{scopes.Length}}", "expires_in": 3600}""") : Responses.Json(400, """{"error": "invalid_scope"}"""))(request, connection);
        });
        var client = Connect(server);

        for (var i = 0; i < 2; i++)
            await Soon(client.Requests.SendAsync(new ApiRequest { Path = "v1/x" }));

        Assert.Equal([null, string.Join(' ', OAuthClient.DefaultScopes), .. OAuthClient.DefaultScopes, string.Join(' ', may)], server.Requests.Where(IsForToken).Select(ScopeIn));
        Assert.Equal([$"with-{may.Count}", $"with-{may.Count}"], server.Requests.Where(request => !IsForToken(request)).Select(request => request.Bearer));
    }

    [Fact]
    public async Task An_issuer_that_fails_while_it_is_asked_for_each_scope_is_not_said_to_refuse_them()
    {
        var refused = Responses.Json(400, """{"error": "invalid_scope"}""");
        var server = Serve(refused, refused, Responses.Json(500, "{}"), Responses.Json(500, "{}"), Responses.Json(500, "{}"), Responses.Json(500, "{}"));

        var failed = await Soon(Connect(server).CheckTokenAsync());

        Assert.Contains("the issuer failed with 500", failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_gives_no_token_for_any_scope_is_asked_for_each_once()
    {
        var refused = Responses.Json(400, """{"error": "invalid_scope"}""");
        var server = Serve([.. Enumerable.Repeat(refused, 2 + OAuthClient.DefaultScopes.Count)]);

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => Connect(server).CheckTokenAsync()));

        Assert.Equal(RsaTokenFault.Scope, error.Fault);
        Assert.Contains("the issuer requires a scope, and the client has none of the scopes that the operations need", error.Message, StringComparison.Ordinal);
        Assert.Equal(2 + OAuthClient.DefaultScopes.Count, server.Requests.Count);
    }

    [Fact]
    public async Task The_issuers_response_is_reported_and_what_it_did_not_grant()
    {
        var server = Serve(
            Responses.Json(503, "{}"),
            Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(90)),
            Json("""{"access_token": "t", "scope": "rsa.user.read"}"""),
            Responses.Unlocked);
        var call = new CallContext(TestContext.Current.CancellationToken);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        var told = call.Notes.Where(note => !note.IsWarning).Select(note => note.Text).ToList();
        Assert.Equal($"POST /oauth/token at localhost:{server.Port}: 503 ServiceUnavailable, 0 ms.", told[0]);
        Assert.Matches(@"^Retrying in 0\.[2-5] s\.$", told[1]);
        Assert.Equal("The refusal may be caused by this computer's clock. Retrying with the issuer's time.", told[3]);
        Assert.Equal("The issuer did not grant all requested scopes. Missing: rsa.user.factor.manage.", told[5]);
        Assert.Equal(7, told.Count);
    }

    [Fact]
    public async Task An_issuer_that_repeats_the_assertion_is_quoted_without_it()
    {
        var server = Serve((request, connection) =>
            Responses.Json(400, $$"""{"error": "invalid_request", "error_description": "cannot read {{request.Text.Split("client_assertion=")[1].Split('&')[0]}}"}""")(request, connection));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Contains("cannot read ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_repeats_the_token_is_quoted_without_it()
    {
        var server = Serve(Granted, (request, connection) => Responses.Framework(403, $"Access Id of {request.Bearer} is wrong")(request, connection));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.DoesNotContain("opaque-1", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("***", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b+c=", "a\\/b+c=")]
    [InlineData("a/b+c=", "a/b\\u002Bc\\u003d")]
    [InlineData("a/b+c=", "\\u0061\\u002fb+c=")]
    [InlineData("a\\b\"c", "a\\\\b\\\"c")]
    [InlineData("a\\b\"c", "a\\u005cb\\u0022c")]
    public async Task A_service_that_repeats_the_token_with_escapes_is_quoted_without_it(string token, string written)
    {
        var granted = Responses.Json(200, JsonSerializer.Serialize(new { access_token = token, token_type = "Bearer" }));
        var server = Serve(granted, Responses.Framework(403, $"Access Id of {written} is \\\"wrong\\\", see C:\\\\users"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal("Access Id of *** is \"wrong\", see C:\\users", error.ServiceMessage);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    private CloudAdminClient Connect(ScriptedServer server)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var numbers = ecdsa.ExportParameters(includePrivateParameters: true);
        var jwk = JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", kid = "key-1", x = Base64UrlEncoder.Encode(numbers.Q.X), y = Base64UrlEncoder.Encode(numbers.Q.Y), d = Base64UrlEncoder.Encode(numbers.D) });
        var oauth = new OAuthClient("me", $"http://localhost:{server.Port}/oauth", server.ApiAddress, OAuthKey.Parse(jwk));
        return Own(new CloudAdminClient(oauth, new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout }, Clock));
    }

    private static bool IsForToken(RecordedRequest request) => request.Target == "/oauth/token";

    /// <summary>Returns the scopes that a request for a token names; null if it names none.</summary>
    private static string? ScopeIn(RecordedRequest request) =>
        request.Text.Split('&').SingleOrDefault(pair => pair.StartsWith("scope=", StringComparison.Ordinal)) is { } named ? Uri.UnescapeDataString(named["scope=".Length..]) : null;

    private static RequestHandler Json(string body) => Responses.Json(200, body);

    private static JsonElement Part(string token, int index) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.Split('.')[index])).RootElement;
}
