using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>A hardware token's new name, and which names are invalid.</summary>
[Example("-TokenSerialNumber 1000000001 -NewName office", "User", "TokenSerialNumber", "TokenName", "Status", Before = "$null = Add-RsaUserHardwareToken user1@example.com 1000000001 -WarningAction Ignore")]
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
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Serial = '1000000001'; 'New Name' = 'office' } | Rename-RsaHardwareToken", "office")]
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
    [InlineData("Rename-RsaHardwareToken user1 1000000001 ('x' * 256)", "has 256 characters. The maximum is 255")]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 \"of`tfice\"", "contains a control character")]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 \"of`e[31mfice\"", "contains a control character")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Serial = '1000000001'; TokenName = 'old' } | Rename-RsaHardwareToken", "is missing")]
    [InlineData("Rename-RsaHardwareToken user1 1000000001 @{ Code = '78219769' }", "is not a string, a number or a GUID")]
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

    [Theory]
    [InlineData("Email = 'user1'", "UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001'")]
    [InlineData("UserId = '00000001-5e5a-4a11-8e1f-c10ad0000001'", "Email = 'user1'")]
    public void Of_two_names_in_a_list_the_later_one_stays_whichever_user_is_found_sooner(string first, string second)
    {
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.LookUp, Delay = TimeSpan.FromMilliseconds(200) });

        var renamed = RunCleanly($"@{{ {first}; Serial = '1000000001'; NewName = 'first' }}, @{{ {second}; Serial = '1000000001'; NewName = 'second' }} | Rename-RsaHardwareToken");

        Assert.Equal(["first", "second"], renamed.Select(token => (string?)token["TokenName"]));
        Assert.Equal("second", NameNow);
    }

    [Fact]
    public void A_row_that_fails_does_not_keep_a_later_one_from_the_same_token()
    {
        var result = Run("@{ Email = 'nobody'; Serial = '1000000001'; NewName = 'first' }, @{ Email = 'user1'; Serial = '1000000001'; NewName = 'second' } | Rename-RsaHardwareToken");

        Assert.StartsWith("UserNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("second", NameNow);
    }

    [Theory]
    [InlineData("\"name\":\"two spaces\"", "reports 'two spaces'")]
    [InlineData("\"name\":\"TWO  SPACES\"", "reports 'TWO  SPACES'")]
    [InlineData("\"tokenStatus\":\"Enabled\"", "reports no name")]
    public void A_name_that_the_service_changes_is_a_result_and_a_warning(string field, string warning)
    {
        using var service = new ScriptedServer(Responses.Json(200, $$"""{"tokenSerialNumber":"1000000001",{{field}}}"""));
        File.WriteAllText(KeyPath, new StrangerKey(service.Address).Json);
        Connect();

        var result = Run("Rename-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 1000000001 'two  spaces'");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Contains(warning, Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }
}
