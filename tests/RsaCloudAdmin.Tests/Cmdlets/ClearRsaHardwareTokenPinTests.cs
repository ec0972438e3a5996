using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Whose PIN is cleared, and what the service reports.</summary>
[Example("-TokenSerialNumber 1000000001", "User", "TokenSerialNumber", "TokenName", "Status")]
public class ClearRsaHardwareTokenPinTests : CmdletTest
{
    private bool HasPin => Service.Tenant.FindHardwareToken("1000000001")!.HasPin;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("Clear-RsaHardwareTokenPin user1 1000000001")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Serial = '1000000001' } | Clear-RsaHardwareTokenPin")]
    [InlineData("1..2 | ForEach-Object { Clear-RsaHardwareTokenPin user1 1000000001 } | Select-Object -Last 1")]
    public void The_user_has_to_set_a_new_PIN(string script)
    {
        var token = Assert.Single(RunCleanly(script));

        Assert.False(HasPin);
        Assert.False(Assert.IsType<bool>(token["PinSet"]));
        Assert.Equal(EmulatedTenant.SeededId(1), Service.Tenant.FindHardwareToken("1000000001")!.UserId);
    }

    [Theory]
    [InlineData("user2", "1000000001", "TokenNotAssigned")]
    [InlineData("user1", "9", "UserOrTokenNotFound")]
    public void Another_users_PIN_stays(string user, string serialNumber, string id)
    {
        Assert.StartsWith($"{id},", Assert.Single(Run($"Clear-RsaHardwareTokenPin {user} {serialNumber}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.True(HasPin);
    }

    [Theory]
    [InlineData("\"pinSet\":true", "pinSet in the response is true")]
    [InlineData("\"pinSet\":\"TRUE\"", "pinSet in the response is true")]
    [InlineData("\"pinSet\":null", "the response lacks pinSet")]
    [InlineData("\"pinSet\":\"no\"", "the response lacks pinSet")]
    public void A_PIN_that_the_service_does_not_report_as_cleared_is_an_error(string field, string what)
    {
        using var service = new ScriptedServer(Responses.Json(200, $$"""{"tokenSerialNumber":"1000000001",{{field}}}"""));
        File.WriteAllText(KeyPath, new StrangerKey(service.Address).Json);
        Connect();

        var error = Assert.Single(Run("Clear-RsaHardwareTokenPin 00000001-5e5a-4a11-8e1f-c10ad0000001 1000000001").Errors);

        Assert.StartsWith("UnexpectedResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
    }
}
