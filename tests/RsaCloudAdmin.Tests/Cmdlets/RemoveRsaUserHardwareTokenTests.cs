using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>From whom a hardware token is taken.</summary>
[Example("-TokenSerialNumber 1000000001", "User", "TokenSerialNumber", "TokenName", "Status", Before = "$null = Add-RsaUserHardwareToken user1@example.com 1000000001 -WarningAction Ignore")]
public class RemoveRsaUserHardwareTokenTests : CmdletTest
{
    private Guid? Owner => Service.Tenant.FindHardwareToken("1000000001")!.UserId;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("Remove-RsaUserHardwareToken user1 1000000001")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; 'Serial Number' = '1000000001' } | Remove-RsaUserHardwareToken")]
    public void The_token_is_nobodys(string script)
    {
        var token = Assert.Single(RunCleanly(script));

        Assert.Null(Owner);
        Assert.Equal(("1000000001", "Unassigned", $"{EmulatedTenant.SeededId(1)}"), ((string?)token["TokenSerialNumber"], (string?)token["TokenState"], (string?)token["UserId"]));
    }

    [Theory]
    [InlineData("user2", "1000000001", "TokenNotAssigned")]
    [InlineData("user1", "9", "UserOrTokenNotFound")]
    public void Another_users_token_stays_theirs(string user, string serialNumber, string id)
    {
        Assert.StartsWith($"{id},", Assert.Single(Run($"Remove-RsaUserHardwareToken {user} {serialNumber}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.Equal(EmulatedTenant.SeededId(1), Owner);
    }

    [Fact]
    public void A_token_that_is_nobodys_is_an_error_because_the_number_may_be_wrong()
    {
        RunCleanly("Remove-RsaUserHardwareToken user1 1000000001");

        Assert.StartsWith("TokenNotAssigned,", Assert.Single(Run("Remove-RsaUserHardwareToken user1 1000000001").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removal_whose_response_is_lost_is_a_result_and_a_warning()
    {
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.UnassignToken, Times = 1, AfterApplying = true });

        var result = Run("Remove-RsaUserHardwareToken user1 1000000001");

        Assert.Equal("Unassigned", Assert.Single(result.Output).Properties["TokenState"].Value);
        Assert.Contains("is treated as unassigned", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);

        Assert.Null(Owner);
    }
}
