using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>A list that names a user again.</summary>
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
    public void Each_row_has_an_object_of_its_own()
    {
        var result = RunCleanly("'user1', 'user1' | Get-RsaUser");

        Assert.NotSame(result[0].Emitted.BaseObject, result[1].Emitted.BaseObject);
    }

    [Fact]
    public void Whom_nobody_knows_is_asked_for_once_by_address_and_once_by_name()
    {
        var result = Run("1..20 | ForEach-Object { 'nobody@example.com' } | Unlock-RsaUserMethod");

        Assert.Equal(20, result.Errors.Count);
        Assert.Equal(2, Service.Requests.CountOf(Operation.LookUp));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void His_tokencode_is_disabled_once_and_gone_for_the_rows_after(int throttleLimit)
    {
        RunCleanly("Enable-RsaEmergencyTokencode user7");
        Service.Latency = TimeSpan.FromMilliseconds(20);

        var result = RunCleanly($"'user7@example.com', 'user7@example.com', 'user7' | Disable-RsaEmergencyTokencode -ThrottleLimit {throttleLimit}");

        Assert.Equal(3, result.Count);
        Assert.Single(result, status => (bool)status["WasEnabled"]!);
        Assert.Null(Service.Tenant.FindByUserName("user7")!.Tokencode);
    }
}
