using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests;

public sealed class LoopbackTests(ServiceProcess service) : IClassFixture<ServiceProcess>
{
    [Fact]
    public async Task A_user_is_found_unlocked_and_given_a_tokencode_over_http()
    {
        using var key = ApiKey.FromFile(service.KeyPath);
        using var client = new CloudAdminClient(key);
        Assert.Null(await client.CheckTokenAsync());

        var user = await client.Users.LookUpAsync("user1@example.com");
        Assert.Equal((true, true, true), (user.IsTokenLocked, user.IsSmsLocked, user.IsVoiceLocked));

        var waiting = System.Diagnostics.Stopwatch.StartNew();
        var status = await client.Users.UnlockAsync("user1@example.com", [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice]);
        Assert.InRange(waiting.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal((user.UserId, false, false, false), (status.UserId, status.IsTokenLocked, status.IsSmsLocked, status.IsVoiceLocked));

        var code = await client.EmergencyTokencodes.EnableAsync("user1@example.com", expirationDays: 2);
        Assert.Equal(DateTimeKind.Local, code.ExpirationDate!.Value.Kind);
        await client.EmergencyTokencodes.DisableAsync("user1@example.com");
        Assert.Null((await client.Users.LookUpAsync("user1@example.com")).EmergencyTokencodeId);

        var token = await client.HardwareTokens.DisableAsync("user1@example.com", "1000000001");
        Assert.Equal("Disabled", token.TokenStatus, ignoreCase: true);
    }

    [Fact]
    public async Task More_requests_at_once_than_NET_Framework_has_connections_by_default_get_responses()
    {
        using var key = ApiKey.FromFile(service.KeyPath);
        using var client = new CloudAdminClient(key);

        var users = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.Users.LookUpAsync("user2@example.com")));

        Assert.All(users, user => Assert.Equal("user2@example.com", user.EmailAddress));
    }

    [Fact]
    public async Task A_user_whom_nobody_knows_is_a_refusal_of_that_name()
    {
        using var key = ApiKey.FromFile(service.KeyPath);
        using var client = new CloudAdminClient(key);

        var error = await Assert.ThrowsAsync<RsaCloudAdminException>(() => client.Users.LookUpAsync("nobody@example.com"));

        Assert.Equal(RsaErrorReason.UserNotFound, error.Reason);
    }
}
