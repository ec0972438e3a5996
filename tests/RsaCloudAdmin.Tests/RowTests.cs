using System.Management.Automation;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>Which user a row means, for all kinds of columns, and the error of a row without a user.</summary>
public class RowTests : CmdletTest
{
    private static readonly string FirstId = EmulatedTenant.SeededId(1).ToString();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("id", FirstId);
        Engine.SetVariable("id2", EmulatedTenant.SeededId(2).ToString());
        Connect();
    }

    public static TheoryData<string> TakingUsers => [.. CmdletList.TakingUsers];

    [Theory]
    [InlineData("$null", "The row is $null.")]
    [InlineData("' '", "The user is empty.")]
    [InlineData("@{}", "The row has no columns.")]
    [InlineData("@{ Color = 'red' }", "No column that identifies a user has a value (columns of the row: 'Color').")]
    [InlineData("[pscustomobject]@{}", "The row has no columns.")]
    [InlineData("[pscustomobject]@{ Color = 'red'; Email = ' ' }", "No column that identifies a user has a value (columns of the row: 'Color', 'Email').")]
    [InlineData("[pscustomobject]@{ 'Email;Ticket' = 'user1@example.com;5' }", "No column that identifies a user has a value (columns of the row: 'Email;Ticket'). Read the list with Import-Csv -Delimiter ';'.")]
    [InlineData("[pscustomobject]@{ ';Email' = 'user1@example.com' }", "No column that identifies a user has a value (columns of the row: ';Email'). Read the list with Import-Csv -Delimiter ';'.")]
    [InlineData("[pscustomobject]@{ \"Email`tTicket\" = 'user1@example.com' }", "No column that identifies a user has a value (columns of the row: 'Email�Ticket'). Read the list with Import-Csv -Delimiter \"`t\".")]
    [InlineData("(1..9 | ForEach-Object -Begin { $many = [ordered]@{} } -Process { $many[\"C$_\"] = $_ } -End { [pscustomobject]$many })",
        "No column that identifies a user has a value (columns of the row: 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8').")]
    public void A_row_that_names_nobody_is_told_apart_from_others_of_its_kind(string row, string what)
    {
        var error = Assert.Single(Run($"{row} | Unlock-RsaUserMethod").Errors);

        // If the error does not contain the row, the position identifies it.
        var place = error.TargetObject is null ? " This is pipeline object 1." : string.Empty;
        Assert.Equal($"{what} Give the user in a column UserId, Email or UserName, or as a string.{place}", error.Exception.Message);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = 'user1', 'user2' }")]
    [InlineData("[pscustomobject]@{ UserId = @(); Email = ' user1 ', $null, 'user2' }")]
    [InlineData("[pscustomobject]@{ UserId = [System.Collections.Generic.List[object]]@([psobject]'user1', 'user2'); Email = 'user3' }")]
    public void A_column_may_hold_several_users(string row) =>
        Assert.Equal(["user1", "user2"], RunCleanly($"{row} | Unlock-RsaUserMethod").Select(status => status["Identity"]));

    [Fact]
    public void UserId_wins_over_the_other_columns()
    {
        RunCleanly("[pscustomobject]@{ Id = $id2; UserId = $id } | Unlock-RsaUserMethod");

        Assert.Equal([1, 0], [Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Unlockings, Service.Tenant.Find(EmulatedTenant.SeededId(2))!.Unlockings]);
    }

    [Fact]
    public void Several_users_are_given_by_position()
    {
        RunCleanly("Unlock-RsaUserMethod user1@example.com, user2@example.com");

        Assert.Equal(2, Service.Requests.CountOf(Operation.Unlock));
    }

    [Fact]
    public void Each_of_several_users_in_a_column_fails_with_a_row_of_its_own()
    {
        var result = Run("[pscustomobject]@{ UserId = 'nobody', 'nobody2'; Ticket = 'T1' } | Unlock-RsaUserMethod");

        Assert.Equal(2, result.Errors.Count);
        // The list for the next run must not contain users that succeeded.
        Assert.Equal(["nobody", "nobody2"], result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).Properties["UserId"].Value));
        Assert.All(result.Errors, error => Assert.Equal("T1", PSObject.AsPSObject(error.TargetObject).Properties["Ticket"].Value));
    }

    [Theory]
    [MemberData(nameof(TakingUsers))]
    public void A_row_with_two_ids_is_an_error_and_nothing_is_sent(string name)
    {
        foreach (var row in new[] { "[pscustomobject]@{ UserId = $id; Identity = $id2 }", "[pscustomobject]@{ 'User Id' = $id; 'User-Id' = $id2 }", "[pscustomobject]@{ UserId = $id; Email = 'user1@example.com'; Identity = $id2 }" })
        {
            var error = Assert.Single(Run(CmdletList.CallsOf(name)[0].Piped(row)).Errors);

            Assert.StartsWith("IdentityMismatch,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.EndsWith("in the row are the ids of different users. Nothing was sent for this row.", error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal($"'{FirstId}'", error.CategoryInfo.TargetName);
        }

        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id; Identity = $id.ToUpperInvariant() }", 1)]
    [InlineData("[pscustomobject]@{ UserId = $id, $id2 }", 2)]
    [InlineData("[pscustomobject]@{ UserId = $id, $id2; Identity = $id }", 2)]
    public void An_id_may_be_in_two_columns_and_several_ids_in_one(string row, int users)
    {
        Assert.Equal(users, RunCleanly($"{row} | Unlock-RsaUserMethod").Count);

        Assert.Equal((users, users), (Service.Requests.CountOf(Operation.Unlock), Service.Requests.Count));
    }

    [Fact]
    public void A_column_that_cannot_be_read_keeps_no_other_from_being_read()
    {
        var result = RunCleanly("""
            $row = [pscustomobject]@{ UserId = 'user1' }
            $row.PSObject.Properties.Add([psscriptproperty]::new('Mail', { throw 'broken' }))
            $row | Unlock-RsaUserMethod
            """);

        Assert.Equal("user1", Assert.Single(result)["Identity"]);
    }

    [Fact]
    public void A_number_in_a_column_is_a_user_name()
    {
        Service.Tenant.AddUser("number@example.com", "1234.5");

        Assert.Equal("1234.5", Assert.Single(RunCleanly("[pscustomobject]@{ UserName = 1234.5 } | Unlock-RsaUserMethod"))["Identity"]);
    }

    [Theory]
    // Anyone could have written this row. The id is shown, because it decides which user changes; the other user's name is not.
    [InlineData("[pscustomobject]@{ UserId = $id; Email = 'user2@example.com'; Identity = 'user2@example.com' }", null)]
    [InlineData("[pscustomobject]@{ UserId = $id; Email = 'user1@example.com' }", null)]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; Identity = 'the first' }", "user1@example.com")]
    [InlineData("(Get-RsaUser user1)", "user1")]
    [InlineData("(Get-RsaUser user1 | Unlock-RsaUserMethod)", "user1")]
    // Anyone could have written a file with such an object, including its type name.
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-RsaUser user1)))", null)]
    public void A_result_calls_a_user_what_he_was_first_asked_for_by(string row, string? identity) =>
        Assert.Equal(identity ?? FirstId, Assert.Single(RunCleanly($"{row} | Unlock-RsaUserMethod"))["Identity"]);
}
