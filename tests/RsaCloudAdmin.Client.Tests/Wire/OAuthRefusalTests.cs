using System.Text.Json;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Refusals of the issuer, and of its access token by the service.</summary>
public class OAuthRefusalTests : OAuthWireTest
{
    [Theory]
    [InlineData(400, "unauthorized_client", RsaTokenFault.ClientKind)]
    [InlineData(400, "invalid_grant", RsaTokenFault.Client)]
    [InlineData(400, "something_new", RsaTokenFault.Unknown)]
    [InlineData(401, null, RsaTokenFault.Client)]
    [InlineData(404, null, RsaTokenFault.Issuer)]
    public async Task A_refusal_is_told_by_its_code(int status, string? code, RsaTokenFault fault)
    {
        var server = Serve(Responses.Json(status, code is null ? "{}" : $$"""{"error": "{{code}}", "error_description": "because"}"""));

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

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

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

        Assert.Equal(fault, error.Fault);
        Assert.Contains("the issuer's access token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_an_earlier_attempt_may_have_been_processed_is_reported_where_the_next_gets_no_token()
    {
        var server = Serve(Granted, Responses.Close, Responses.Framework(401, ""), Responses.Json(400, """{"error": "invalid_client"}"""));

        var error = await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.StartsWith("Could not get an access token", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_the_issuers_time_does_not_cure_is_no_fault_of_the_clock()
    {
        var server = Serve(Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(90)));
        var call = new CallContext(TestContext.Current.CancellationToken);

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call)));

        Assert.Equal(RsaTokenFault.Client, error.Fault);
        Assert.DoesNotContain(call.Notes, note => note.IsWarning);
        Assert.Single(call.Notes, note => note.Text == "The refusal may be caused by this computer's clock. Retrying with the issuer's time.");
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(-60, 1)]
    [InlineData(-61, 2)]
    public async Task A_clock_that_is_off_by_up_to_a_minute_is_not_the_reason(int seconds, int requests)
    {
        var server = Serve(Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(seconds)));

        await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData(401, """{"error": "invalid_client"}""")]
    [InlineData(400, """{"error": "invalid_client"}""")]
    [InlineData(400, """{"error": "invalid_grant"}""")]
    [InlineData(400, """{"error": "invalid_request", "error_description": "iat is not valid"}""")]
    [InlineData(401, "{}")]
    public async Task A_refusal_that_the_issuers_time_cures_is_told_as_the_clocks(int status, string body)
    {
        var server = Serve(Responses.Json(status, body, DateAfterNow(90)), Granted, Responses.Unlocked);
        var call = new CallContext(TestContext.Current.CancellationToken);

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Contains("90 seconds behind", Assert.Single(call.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuers_time_is_its_own_whatever_the_service_told_of_before()
    {
        var server = Serve(
            Granted, Responses.Framework(401, "Full authentication is required", DateAfterNow(600)),
            Responses.Json(401, """{"error": "invalid_client"}""", DateAfterNow(900)), Granted, Responses.Unlocked);

        await Soon(ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal([0, 600, 900], new[] { 0, 2, 3 }.Select(index => IssuedAt(server.Requests[index]) - IssuedAt(server.Requests[0])));

        static long IssuedAt(RecordedRequest request) => Part(Uri.UnescapeDataString(request.Text.Split("client_assertion=")[1].Split('&')[0]), 1).GetProperty("iat").GetInt64();
    }

    [Fact]
    public async Task An_issuer_that_repeats_the_assertion_is_quoted_without_it()
    {
        var server = Serve((request, connection) =>
            Responses.Json(400, $$"""{"error": "invalid_request", "error_description": "cannot read {{request.Text.Split("client_assertion=")[1].Split('&')[0]}}"}""")(request, connection));

        var error = await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Contains("cannot read ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_repeats_the_token_is_quoted_without_it()
    {
        var server = Serve(Granted, (request, connection) => Responses.Framework(403, $"Access Id of {request.Bearer} is wrong")(request, connection));

        var error = await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

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

        var error = await FailsAsync(() => ConnectWithOAuth(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal("Access Id of *** is \"wrong\", see C:\\users", error.ServiceMessage);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }
}
