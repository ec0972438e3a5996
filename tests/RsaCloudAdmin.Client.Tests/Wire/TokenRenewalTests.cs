namespace RsaCloudAdmin.Client.Tests.Wire;

public class TokenRenewalTests : WireTest
{
    public static TheoryData<int, string> AgeRefusals => new()
    {
        { 401, "" },
        { 401, "Full authentication is required" },
        { 403, "Expired Access Token is not allowed" },
    };

    [Theory]
    [MemberData(nameof(AgeRefusals))]
    public async Task A_token_refused_for_its_age_is_renewed_and_the_request_repeated(int status, string message)
    {
        var server = Serve(Responses.Framework(status, message), Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(2, server.Requests.Count);
        Assert.NotEqual(server.Requests[0].Bearer, server.Requests[1].Bearer);
        Assert.Empty(Clock.Waits);
    }

    [Theory]
    [MemberData(nameof(AgeRefusals))]
    public async Task It_is_renewed_once_only(int status, string message)
    {
        var server = Serve(Responses.Framework(status, message));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.IsType<RsaTokenRefusedException>(error);
        Assert.Equal(RsaErrorReason.TokenRefused, error.Reason);
        Assert.Equal(2, error.Tries);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("Invalid audience", RsaTokenFault.Audience)]
    [InlineData("Access Id unknown", RsaTokenFault.AccessId)]
    [InlineData("Server failed to process provided access token", RsaTokenFault.Signature)]
    [InlineData("Access Token issue time is not allowed", RsaTokenFault.Unknown)]
    public async Task A_token_refused_for_what_it_is_is_not_renewed(string message, RsaTokenFault fault)
    {
        var server = Serve(Responses.Framework(403, message));

        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));

        Assert.Equal(fault, error.Fault);
        Assert.Equal(message, error.ServiceMessage);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task That_a_hardware_token_has_expired_is_not_the_access_tokens_fault()
    {
        var server = Serve(Responses.Framework(403, "Token has expired"));

        var error = await FailsAsync(() => Connect(server).HardwareTokens.EnableAsync(Alice, "1000000001"));

        Assert.Equal((RsaErrorReason.NotAuthorized, "Token has expired"), (error.Reason, error.ServiceMessage));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_lack_of_permission_is_not_the_tokens_fault()
    {
        var server = Serve(Responses.Json(403, """{"code": "403 FORBIDDEN", "description": "Not authorized to perform the request"}"""));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.IsNotType<RsaTokenRefusedException>(error);
        Assert.Equal(RsaErrorReason.NotAuthorized, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Requests_share_a_token()
    {
        var server = Serve(Responses.Unlocked);
        var client = Connect(server);

        for (var i = 0; i < 5; i++)
            await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Single(server.Requests.Select(r => r.Bearer).Distinct());
    }

    [Fact]
    public async Task A_token_that_aged_during_a_pause_is_renewed_before_it_is_sent()
    {
        var server = Serve(Responses.Json(429, "{}", "Retry-After: 3600"), Responses.Unlocked);

        await Soon(Connect(server, retryTimeout: TimeSpan.FromHours(2)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.NotEqual(server.Requests[0].Bearer, server.Requests[1].Bearer);
    }

    [Fact]
    public async Task What_the_service_told_of_its_time_is_what_is_reckoned_with()
    {
        var server = Serve(
            Refused(DateAfterNow(600)), Responses.Unlocked,
            // Half a minute more no longer counts as clock skew.
            Refused(DateAfterNow(630)),
            // The service's clock was corrected meanwhile.
            Refused(DateAfterNow(0)), Responses.Unlocked);
        var client = Connect(server);
        var call = new CallContext(TestContext.Current.CancellationToken);

        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));
        var error = Assert.IsType<RsaTokenRefusedException>(await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call)));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Equal(RsaTokenFault.Signature, error.Fault);
        Assert.Equal(5, server.Requests.Count);
        Assert.Contains("600 seconds behind", Assert.Single(call.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);

        static RequestHandler Refused(string date) => Responses.Framework(403, "Server failed to process provided access token", date);
    }

    [Theory]
    [InlineData("Access Token issue time is not allowed")]
    [InlineData("The token is not yet valid")]
    [InlineData("iat claim is in the future")]
    [InlineData("nbf claim is not accepted")]
    public async Task A_token_refused_for_when_it_was_issued_is_made_with_the_services_time(string message)
    {
        var server = Serve(Responses.Framework(403, message, DateAfterNow(-300)), Responses.Unlocked);
        var call = new CallContext(TestContext.Current.CancellationToken);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("300 seconds ahead of", Assert.Single(call.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData(403, "Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData(401, "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData(403, "Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_time_at_the_end_of_the_calendar_is_nobodys_time(int status, string date)
    {
        var server = Serve(Responses.Framework(status, "Expired Access Token is not allowed", $"Date: {date}"), Responses.Unlocked);
        var call = new CallContext(TestContext.Current.CancellationToken);

        await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain(call.Notes, note => note.IsWarning);
    }
}
