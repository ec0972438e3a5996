using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>To whom a hardware token is assigned, and what happens if it is assigned already.</summary>
[Example("-TokenSerialNumber 1000000001 -TokenName office", "User", "TokenSerialNumber", "TokenName", "Status", Before = "$null = Remove-RsaUserHardwareToken user1@example.com 1000000001 -ErrorAction Ignore")]
public class AddRsaUserHardwareTokenTests : CmdletTest
{
    private const string Free = "000123456789";

    private EmulatedHardwareToken Token => Service.Tenant.FindHardwareToken(Free)!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Tenant.AddHardwareToken(Free);
        Connect();
    }

    [Theory]
    [InlineData("Add-RsaUserHardwareToken user1 000123456789", Free)]
    [InlineData("Add-RsaUserHardwareToken user1 000123456789 'Büro 7'", "Büro 7")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; TokenSerialNumber = '000123456789'; 'Token Name' = 'office' } | Add-RsaUserHardwareToken", "office")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Serial = '000123456789'; TokenName = '' } | Add-RsaUserHardwareToken", Free)]
    public void The_token_is_the_users_and_has_to_be_activated(string script, string name)
    {
        var token = Assert.Single(RunCleanly(script));

        Assert.Equal((EmulatedTenant.SeededId(1), name), (Token.UserId, Token.Name));
        Assert.Equal((Free, name, "Activation Pending"), ((string?)token["TokenSerialNumber"], (string?)token["TokenName"], (string?)token["TokenState"]));
        Assert.Equal($"{EmulatedTenant.SeededId(1)}", (string?)token["UserId"]);
    }

    [Fact]
    public void A_box_of_tokens_is_assigned_by_a_list_with_its_leading_zeros()
    {
        Service.Tenant.AddHardwareToken("000000000002");
        File.WriteAllText(PathOf("box.csv"), "Email,TokenSerialNumber\nuser1@example.com,000123456789\nuser2@example.com,000000000002\n");

        Assert.Equal(2, RunCleanly($"Import-Csv '{PathOf("box.csv")}' | Add-RsaUserHardwareToken").Count);

        Assert.Equal((EmulatedTenant.SeededId(1), EmulatedTenant.SeededId(2)), (Token.UserId, Service.Tenant.FindHardwareToken("000000000002")!.UserId));
    }

    [Fact]
    public void A_row_that_names_two_users_assigns_nothing()
    {
        Assert.Equal("IdentityMismatch", IdOf(Run($"@{{ UserId = '{EmulatedTenant.SeededId(1)}'; Email = 'user2@example.com'; Serial = '{Free}' }} | Add-RsaUserHardwareToken")));

        Assert.Null(Token.UserId);
        Assert.Equal(0, Service.Requests.CountOf(Operation.AssignToken));
    }

    [Fact]
    public void A_token_that_the_user_already_has_is_a_result_and_a_warning()
    {
        RunCleanly("Add-RsaUserHardwareToken user1 000123456789 office");

        var result = Run("Add-RsaUserHardwareToken user1 000123456789 other");

        Assert.Empty(result.Errors);
        Assert.Equal("office", Assert.Single(result.Output).Properties["TokenName"].Value);
        Assert.Equal("Hardware token '000123456789' is already assigned to 'user1'. Nothing was changed.", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void A_token_of_another_user_stays_theirs()
    {
        RunCleanly("Add-RsaUserHardwareToken user2 000123456789");

        var error = Assert.Single(Run("Add-RsaUserHardwareToken user1 000123456789").Errors);

        Assert.StartsWith("TokenAssigned,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($"Could not assign hardware token '000123456789' to 'user1': it is assigned to another user (id '{EmulatedTenant.SeededId(2)}'). The service said '409 CONFLICT: Hardware token is assigned to another user'.", error.Exception.Message);
        Assert.Equal(EmulatedTenant.SeededId(2), Token.UserId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ThrottleLimit 64")]
    public void Of_two_rows_with_one_token_the_first_gets_it_whichever_user_is_found_first(string limit)
    {
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.LookUp, Delay = TimeSpan.FromMilliseconds(200) });

        var result = Run($"@{{ Email = 'user1'; Serial = '000123456789' }}, @{{ UserId = '{EmulatedTenant.SeededId(2)}'; Serial = '000123456789' }} | Add-RsaUserHardwareToken {limit}");

        Assert.Single(result.Output);
        Assert.StartsWith("TokenAssigned,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("the token was named earlier for 'user1'. This request was not sent.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(EmulatedTenant.SeededId(1), Token.UserId);
        Assert.Equal(1, Service.Requests.CountOf(Operation.AssignToken));
    }

    [Fact]
    public void Two_rows_with_one_token_and_one_user_are_one_assignment_however_the_id_is_written()
    {
        var result = Run($"@{{ UserId = '{EmulatedTenant.SeededId(1).ToString().ToUpperInvariant()}'; Serial = '000123456789' }}, @{{ Email = 'user1'; Serial = '000123456789' }} | Add-RsaUserHardwareToken");

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void An_assignment_whose_response_is_lost_is_a_result_without_a_warning()
    {
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.AssignToken, Times = 1, AfterApplying = true });

        Assert.Single(RunCleanly("Add-RsaUserHardwareToken user1 000123456789"));

        Assert.Equal(EmulatedTenant.SeededId(1), Token.UserId);
    }

    [Theory]
    [InlineData("Add-RsaUserHardwareToken user1 999", "UserOrTokenNotFound")]
    [InlineData("Add-RsaUserHardwareToken nobody 000123456789", "UserNotFound")]
    [InlineData("Add-RsaUserHardwareToken user1", "InvalidTokenSerialNumber")]
    [InlineData("Add-RsaUserHardwareToken user1 1.23E+09", "InvalidTokenSerialNumber")]
    [InlineData("Add-RsaUserHardwareToken user1 000123456789 ('x' * 256)", "InvalidRequest")]
    [InlineData("Add-RsaUserHardwareToken user1 000123456789 \"a`tb\"", "InvalidRequest")]
    public void What_cannot_be_assigned_is_an_error(string script, string id)
    {
        Assert.StartsWith($"{id},", Assert.Single(Run(script).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Null(Token.UserId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_conflict_that_is_not_about_the_token_is_the_services_error(bool disabled)
    {
        if (disabled)
            Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsEnabled = false });
        else
            Enumerable.Range(0, 4).ToList().ForEach(number => Service.Tenant.AddHardwareToken($"77{number}", EmulatedTenant.SeededId(1)));

        var error = Assert.Single(Run("Add-RsaUserHardwareToken user1 000123456789").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(disabled ? "User is disabled" : "maximum number", error.Exception.Message, StringComparison.Ordinal);
    }
}
