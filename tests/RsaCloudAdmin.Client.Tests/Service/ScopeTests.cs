using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>Each token request contains the scopes of the call only, so that a client with few permissions can use them.</summary>
public class ScopeTests(EmulatedService service) : ServiceTest(service)
{
    private int TokensAsked => Emulator.Requests.CountOf(Operation.Token);

    [Fact]
    public async Task A_client_with_two_permissions_connects_and_does_what_needs_those_two()
    {
        var client = Connect(NewOAuthClient(null, OAuthScopes.UserRead, OAuthScopes.FactorManage));

        Assert.Null(await client.CheckTokenAsync());
        await client.Users.LookUpAsync(UserReference.Parse("user1@example.com"));
        await client.Users.UnlockAsync("user1@example.com", [RsaUserMethod.Token]);

        Assert.Equal(1, AliceNow.Unlockings);
    }

    [Fact]
    public async Task What_the_client_may_not_do_fails_alone()
    {
        var client = Connect(NewOAuthClient(null, OAuthScopes.UserRead, OAuthScopes.FactorManage));

        var error = await WireTest.FailsAsync(() => client.EmergencyTokencodes.EnableAsync(Alice, 1));
        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);

        Assert.Equal(RsaTokenFault.Scope, Assert.IsType<RsaTokenRefusedException>(error).Fault);
        Assert.Contains("(rsa.authenticator.emergency.manage)", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, AliceNow.Unlockings);
    }

    [Fact]
    public async Task A_look_up_and_the_change_after_it_need_one_token()
    {
        var client = Connect(NewOAuthClient());

        await client.Users.UnlockAsync("user1@example.com", [RsaUserMethod.Token]);
        await client.Users.LookUpAsync(UserReference.Parse("user2@example.com"));
        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);

        Assert.Equal(1, TokensAsked);
        Assert.Equal(2, AliceNow.Unlockings);
    }

    [Fact]
    public async Task A_list_asks_once_for_each_kind_of_token()
    {
        var client = Connect(NewOAuthClient());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? (Task)client.Users.UnlockAsync(Alice, [RsaUserMethod.Token])
            : client.HardwareTokens.EnableAsync(Alice, Serial)));

        Assert.Equal(2, TokensAsked);
    }

    [Fact]
    public async Task A_limited_client_asks_for_its_limit_whatever_it_does()
    {
        var client = Connect(NewOAuthClient(), scopes: [OAuthScopes.UserRead, OAuthScopes.FactorManage]);

        await client.Users.LookUpAsync(UserReference.Parse("user2@example.com"));
        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
        var error = await WireTest.FailsAsync(() => client.EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.NotAuthorized, error.Reason);
        Assert.Equal(1, TokensAsked);
    }

    [Fact]
    public async Task A_limit_that_the_issuer_refuses_is_asked_for_once()
    {
        var client = Connect(NewOAuthClient(null, OAuthScopes.UserRead), scopes: [OAuthScopes.FactorManage]);

        var error = await WireTest.FailsAsync(() => client.CheckTokenAsync());

        Assert.Equal(RsaTokenFault.Scope, Assert.IsType<RsaTokenRefusedException>(error).Fault);
        Assert.Equal(1, TokensAsked);
    }
}
