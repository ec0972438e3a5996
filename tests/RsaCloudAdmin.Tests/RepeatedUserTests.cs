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

    [Theory]
    [InlineData("Get-RsaUser")]
    [InlineData("Unlock-RsaUserMethod")]
    public void The_user_is_looked_up_once(string command)
    {
        var result = RunCleanly($"1..20 | ForEach-Object {{ 'user1@example.com' }} | {command}");

        Assert.Equal(20, result.Count);
        Assert.Equal(1, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void Whom_nobody_knows_is_asked_for_once_by_address_and_once_by_name()
    {
        var result = Run("1..20 | ForEach-Object { 'nobody@example.com' } | Unlock-RsaUserMethod");

        Assert.Equal(20, result.Errors.Count);
        Assert.Equal(2, Service.Requests.CountOf(Operation.LookUp));
    }
}
