using System.IdentityModel.Tokens.Jwt;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class PrepareTests : WireTest
{
    [Fact]
    public async Task A_token_that_was_made_ready_is_the_first_requests()
    {
        var server = Serve(Responses.Unlocked);
        var client = Connect(server);
        var prepared = Clock.GetUtcNow();

        await Soon(client.PrepareAsync());
        Assert.Empty(server.Requests);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var token = new JwtSecurityTokenHandler().ReadJwtToken(server.Requests[0].Bearer);
        Assert.Equal(prepared.UtcDateTime.AddSeconds(-30), token.IssuedAt);
    }

    [Fact]
    public async Task Of_a_client_that_was_closed_nothing_is_made_ready()
    {
        var client = Connect(Serve(Responses.Unlocked));
        client.Dispose();

        await Soon(client.PrepareAsync());

        await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
    }
}
