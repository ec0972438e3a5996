using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The request for an access token, and the response to it.</summary>
public class OAuthTokenTests : OAuthWireTest
{
    [Fact]
    public async Task The_request_is_a_form_with_an_assertion_of_the_four_clients_kind()
    {
        var server = Serve(Granted, Responses.Unlocked);

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

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

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

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

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

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

        var error = await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_warning_about_the_clock_is_not_lost_with_the_call_that_requested_the_token(bool anotherWaits)
    {
        var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = Serve(
            Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(900)),
            async (request, connection) =>
            {
                await granted.Task;
                await Granted(request, connection);
            },
            Responses.Found);
        var client = ConnectWithOAuth(server);
        using var stop = new CancellationTokenSource();
        var first = client.Users.LookUpAsync("alice", call: new CallContext(stop.Token));
        await UntilAsync(() => server.Requests.Count == 2, "the token is requested again");
        var call = new CallContext(TestContext.Current.CancellationToken);
        var second = anotherWaits ? client.Users.LookUpAsync("alice", call: call) : null;

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(first));
        granted.SetResult();
        await Soon(second ?? client.Users.LookUpAsync("alice", call: call));

        var warnings = new List<string>();
        while (call.TakeNote() is { } note)
        {
            if (note.IsWarning)
                warnings.Add(note.Text);
        }

        Assert.StartsWith("This computer's clock is 900 seconds behind the service's", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
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

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        var told = call.Notes.Where(note => !note.IsWarning).Select(note => note.Text).ToList();
        Assert.Equal($"POST /oauth/token at localhost:{server.Port}: 503 ServiceUnavailable, 0 ms.", told[0]);
        Assert.Matches(@"^Retrying in 0\.[2-5] s\.$", told[1]);
        Assert.Equal("The refusal may be caused by this computer's clock. Retrying with the issuer's time.", told[3]);
        Assert.Equal("The issuer did not grant all requested scopes. Missing: rsa.user.factor.manage.", told[5]);
        Assert.Equal(7, told.Count);
    }

    [Theory]
    [InlineData("""{"access_token": "t"}""", null)]
    [InlineData("""{"access_token": "t", "scope": "rsa.user.read rsa.user.sync rsa.user.factor.manage"}""", null)]
    [InlineData("""{"access_token": "t", "scope": "rsa.user.sync"}""", "rsa.user.factor.manage, rsa.user.read")]
    public async Task Scopes_that_were_requested_and_not_granted_are_reported(string response, string? missing)
    {
        var server = Serve(Json(response), Responses.Found, Responses.Unlocked);
        var call = new CallContext(TestContext.Current.CancellationToken);
        string[] expected = missing is null ? [] : [$"The issuer did not grant all requested scopes. Missing: {missing}."];

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync("alice", [RsaUserMethod.Token], call));

        Assert.Equal(expected, call.Notes.Select(note => note.Text).Where(text => text.StartsWith("The issuer did not grant", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_client_closed_while_the_request_for_a_token_waits_to_be_repeated_ends_the_call_with_a_message()
    {
        var server = Serve(Responses.Json(500, "{}"));
        // On this clock, the wait does not end by itself.
        var client = Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, new FakeTimeProvider(Clock.GetUtcNow())));
        var context = new CallContext(TestContext.Current.CancellationToken);
        var call = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], context);
        await UntilAsync(() => context.Notes.Any(note => note.Text.Contains("Retrying in", StringComparison.Ordinal)), "the wait begins");

        client.Dispose();

        Assert.Equal(RsaErrorReason.ConnectionClosed, (await FailsAsync(() => call)).Reason);
        Assert.Single(server.Requests);
    }
}
