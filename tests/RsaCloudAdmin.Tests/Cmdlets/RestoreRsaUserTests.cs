using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who is restored, and what happens if they were not marked as deleted.</summary>
[Example("", "User", "MarkDeleted", "MarkDeletedAt", Before = "$null = Disable-RsaUser user1@example.com -WarningAction Ignore; $null = Remove-RsaUser user1@example.com -Confirm:$false -WarningAction Ignore")]
public class RestoreRsaUserTests : CmdletTest
{
    private const string Id = "00000001-5e5a-4a11-8e1f-c10ad0000001";

    private EmulatedUser User => Service.Tenant.Find(EmulatedTenant.SeededId(1))!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsEnabled = false, MarkedDeletedAt = user.Created, MarkedDeletedBy = "admin" });
    }

    [Theory]
    [InlineData("Restore-RsaUser user1")]
    [InlineData($"Restore-RsaUser {Id}")]
    [InlineData("Get-RsaUser user1 | Where-Object MarkDeleted | Restore-RsaUser")]
    [InlineData("[pscustomobject]@{ Mail = 'user1@example.com' } | Restore-RsaUser")]
    public void The_user_is_not_marked_any_more(string script)
    {
        var deletion = Assert.Single(RunCleanly(script));

        Assert.Equal((Id, false, null, null), ((string?)deletion["UserId"], (bool?)deletion["MarkDeleted"], deletion["MarkDeletedAt"], deletion["MarkDeletedBy"]));
        Assert.Null(User.MarkedDeletedAt);
    }

    [Fact]
    public void The_user_can_then_be_enabled()
    {
        RunCleanly("Restore-RsaUser user1 | Enable-RsaUser");

        Assert.Equal((true, null), (User.IsEnabled, User.MarkedDeletedAt));
    }

    [Fact]
    public void A_user_who_is_not_marked_is_a_result_and_a_warning()
    {
        var result = Run("Restore-RsaUser user2");

        Assert.Empty(result.Errors);
        Assert.Equal(false, Assert.Single(result.Output).Properties["MarkDeleted"].Value);
        Assert.Equal("'user2' is not marked as deleted. Nothing was changed.", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void Of_a_user_given_only_by_id_the_error_is_the_services()
    {
        var error = Assert.Single(Run($"Restore-RsaUser {EmulatedTenant.SeededId(2)}").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(" said '409 CONFLICT: User is not pending deletion'.", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_whose_response_is_lost_is_a_result_without_a_warning()
    {
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.SetUserDeletion, Times = 1, AfterApplying = true });

        var result = Run("Restore-RsaUser user1");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(false, Assert.Single(result.Output).Properties["MarkDeleted"].Value);
    }

    [Fact]
    public void A_change_that_is_not_confirmed_is_a_result_and_a_warning()
    {
        using var service = new ScriptedServer(Responses.Json(200, "{}"));
        File.WriteAllText(KeyPath, new StrangerKey(service.Address).Json);
        Connect();

        var result = Run($"Restore-RsaUser {Id}");

        Assert.Empty(result.Errors);
        Assert.Null(Assert.Single(result.Output).Properties["MarkDeleted"].Value);
        Assert.Equal($"The request to restore '{Id}' succeeded, but the service did not report the result, so it is not confirmed.", Assert.Single(result.Warnings).Message);
    }

    [Theory]
    [InlineData("""{"markDeleted":true}""", "markDeleted in the response is true")]
    [InlineData("null", "the response is not in the expected form")]
    public void A_response_that_contradicts_is_an_error(string body, string what)
    {
        using var service = new ScriptedServer(Responses.Json(200, body));
        File.WriteAllText(KeyPath, new StrangerKey(service.Address).Json);
        Connect();

        var error = Assert.Single(Run($"Restore-RsaUser {Id}").Errors);

        Assert.StartsWith($"Could not restore '{Id}': {what}", error.Exception.Message, StringComparison.Ordinal);
    }
}
