using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>A list that contains a user more than once.</summary>
public class RepeatedUserTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Fact]
    public void The_user_is_looked_up_once_for_changes()
    {
        var result = RunCleanly("1..20 | ForEach-Object { 'user1@example.com' } | Unlock-RsaUserMethod");

        Assert.Equal(20, result.Count);
        Assert.Equal(1, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void The_details_are_those_at_the_time_of_each_row()
    {
        var users = RunCleanly("""
            '+1 555 555 0001', '+1 555 555 0002' | ForEach-Object { [pscustomobject]@{ UserName = 'user1'; SmsNumber = $_ } } |
                Set-RsaUserPhone -ThrottleLimit 1 | Get-RsaUser -ThrottleLimit 1
            """);

        Assert.Equal(["+1 555 555 0001", "+1 555 555 0002"], users.Select(user => user["SmsNumber"]));
    }

    [Fact]
    public void Whom_nobody_knows_is_asked_for_once_by_address_and_once_by_name()
    {
        var result = Run("1..20 | ForEach-Object { 'nobody@example.com' } | Unlock-RsaUserMethod");

        Assert.Equal(20, result.Errors.Count);
        Assert.Equal(2, Service.Requests.CountOf(Operation.LookUp));
    }
}
