using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>What a hardware token is called afterwards, and which names are none.</summary>
[Example("-TokenSerialNumber 1000000001 -NewName office", "User", "TokenSerialNumber", "TokenName", "TokenStatus")]
public class RenameRsaHardwareTokenTests : CmdletTest
{
    private string NameNow => Service.Tenant.FindHardwareToken("1000000001")!.Name;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 'Büro 7'", "Büro 7")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Serial = '1000000001'; 'Token Name' = 'office' } | Rename-RsaHardwareToken", "office")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Serial = '1000000001'; Office = 7 } | Rename-RsaHardwareToken -NewName { $_.Office }", "7")]
    [InlineData("'user1' | Rename-RsaHardwareToken -TokenSerialNumber 1000000001 -NewName 007", "007")]
    public void The_token_has_the_name_that_was_given(string script, string name)
    {
        var token = Assert.Single(RunCleanly(script));

        Assert.Equal((name, name), (NameNow, (string?)token["TokenName"]));
        Assert.Equal("1000000001", (string?)token["TokenSerialNumber"]);
        Assert.Null(token["TokenStatus"]);
    }

    [Theory]
    [InlineData("Rename-RsaHardwareToken user1 1000000001", "is missing")]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 '  '", "is missing")]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 ('x' * 256)", "has 256 characters. 255 is the most")]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 @{ Code = '78219769' }", "is something else than a text")]
    public void What_is_no_name_is_an_error_and_not_sent(string script, string what)
    {
        var error = Assert.Single(Run(script).Errors);

        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(what, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("78219769", $"{error}", StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("user2", "1000000001", "TokenNotAssigned")]
    [InlineData("user1", "9", "UserOrTokenNotFound")]
    public void Anothers_token_keeps_its_name(string user, string serialNumber, string id)
    {
        var error = Assert.Single(Run($"Rename-RsaHardwareToken {user} {serialNumber} office").Errors);

        Assert.StartsWith($"{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("1000000001", NameNow);
    }

    [Fact]
    public void A_list_renames_a_token_once_whatever_its_user_is_called()
    {
        var result = Run("@{ Email = 'user1'; Serial = '1000000001'; NewName = 'first' }, @{ UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001'; Serial = '1000000001'; NewName = 'second' } | Rename-RsaHardwareToken");

        Assert.Equal(NameNow, Assert.Single(result.Output).Properties["TokenName"].Value);
        Assert.Contains("a run renames a token once", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, Service.Requests.CountOf(Operation.RenameToken));
    }
}
