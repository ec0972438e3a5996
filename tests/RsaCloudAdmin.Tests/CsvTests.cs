using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>CSV lists as help desks keep them.</summary>
public class CsvTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Fact]
    public void UserId_wins_over_the_other_columns()
    {
        RunCleanly($"[pscustomobject]@{{ Id = '{UsersCsv.Users[2]}'; UserId = '{UsersCsv.Users[0]}' }} | Unlock-RsaUserMethod");

        Assert.Equal([1, 0], [Service.Tenant.Find(UsersCsv.Users[0])!.Unlockings, Service.Tenant.Find(UsersCsv.Users[2])!.Unlockings]);
    }

    [Fact]
    public void Several_users_are_given_by_position()
    {
        RunCleanly("Unlock-RsaUserMethod user1@example.com, user2@example.com");

        Assert.Equal(2, Service.Requests.CountOf(Operation.Unlock));
    }
}
