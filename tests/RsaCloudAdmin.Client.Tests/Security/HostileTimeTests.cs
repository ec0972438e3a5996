using System.IdentityModel.Tokens.Jwt;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>The client copes with times and lifetimes that no real service sends.</summary>
public class HostileTimeTests : WireTest
{
    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    public async Task A_date_at_the_calendars_ends_is_not_gone_by(string date)
    {
        var server = Serve(Responses.Json(401, "{}", $"Date: {date}"), Responses.Json(401, "{}", $"Date: {date}"), Responses.Unlocked);
        var client = Connect(server);

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaTokenFault.Unknown, Assert.IsType<RsaTokenRefusedException>(error).Fault);
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    public async Task An_issuers_neither(string date)
    {
        var server = Serve(Responses.Json(401, """{"error": "invalid_client"}""", $"Date: {date}"));
        var client = Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock));

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaTokenFault.Client, Assert.IsType<RsaTokenRefusedException>(error).Fault);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_token_for_the_future_is_signed()
    {
        // A token signed for the year 2099 would stay valid until then for anyone who got hold of it.
        const string Date = "Date: Thu, 01 Jan 2099 00:00:00 GMT";
        var server = Serve(Responses.Json(401, "{}", Date), Responses.Json(401, "{}", Date));
        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaTokenFault.Clock, Assert.IsType<RsaTokenRefusedException>(error).Fault);
        Assert.All(server.Requests, request => Assert.True(Expiry(request.Bearer!) < Clock.GetUtcNow().AddHours(2)));

        var issuer = Serve(Responses.Json(401, """{"error": "invalid_client"}""", Date), Responses.Json(401, """{"error": "invalid_client"}""", Date));
        await FailsAsync(() => Own(new CloudAdminClient(OAuthClients.At(issuer, issuer), Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.All(issuer.Requests, request => Assert.True(Expiry(request.Text.Split("client_assertion=")[1].Split('&')[0]) < Clock.GetUtcNow().AddHours(2)));
    }

    private static DateTimeOffset Expiry(string token) => new JwtSecurityTokenHandler().ReadJwtToken(token).ValidTo;

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("99999999999999999999999999")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    public async Task A_token_whose_life_is_no_number_is_used_all_the_same(string life)
    {
        var server = Serve(Responses.Json(200, $$"""{"access_token": "t", "expires_in": {{life}}}"""), Responses.Unlocked);

        await Soon(Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal("t", server.Requests[1].Bearer);
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("2147483647")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public async Task A_wait_of_any_length_ends_with_the_time_that_is_allowed(string wait)
    {
        var server = Serve(Responses.Json(429, "{}", $"Retry-After: {wait}"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.Throttled, error.Reason);
        Assert.True(Clock.Waits.Aggregate(TimeSpan.Zero, (all, next) => all + next) <= TimeSpan.FromSeconds(300));
    }
}
