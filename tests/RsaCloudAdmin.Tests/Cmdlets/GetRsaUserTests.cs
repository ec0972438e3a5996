using System.Management.Automation;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which users are found, and what is shown about them.</summary>
[Example("", "User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
public class GetRsaUserTests : ViewTest
{
    private static readonly string FirstId = EmulatedTenant.SeededId(1).ToString();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UsersCsv.Write(PathOf("users.csv"), Engine, Service);
        Connect();
        Engine.SetVariable("id", FirstId);
    }

    [Fact]
    public void Users_are_looked_up_by_the_list()
    {
        var users = RunCleanly("Import-Csv $UsersCsv | Where-Object Email | Get-RsaUser");

        Assert.Equal(["user1@example.com", "user3@example.com"], users.Select(o => o["EmailAddress"]));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserId = $id; Email = 'user1@example.com' }", true)]
    [InlineData("[pscustomobject]@{ UserId = $id; Email = $id; UserName = 'user1' }", true)]
    [InlineData("[pscustomobject]@{ UserId = $id; Email = $id }", false)]
    [InlineData("[pscustomobject]@{ UserName = 'user1'; Id = $id }", true)]
    public void The_name_beside_an_id_serves_where_the_service_cannot_look_up_ids(string row, bool serves)
    {
        var result = Run($"{row} | Get-RsaUser");

        Assert.Equal(serves ? [FirstId] : [], result.Output.Select(user => user.Properties["UserId"].Value));
        Assert.Equal(serves ? 0 : 1, result.Errors.Count);
    }

    [Fact]
    public void Of_a_user_what_is_wrong_with_the_account_is_shown_only_if_something_is()
    {
        var shown = Show("Get-RsaUser user1@example.com");
        Assert.DoesNotContain("HighRiskUser", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("MarkDeleted", shown, StringComparison.Ordinal);

        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsHighRisk = true, MarkedDeletedAt = user.Created });

        shown = Show("Get-RsaUser user1@example.com");
        Assert.Matches("HighRiskUser +: True", shown);
        Assert.Matches("MarkDeletedAt +: [0-9]{4}-[0-9]{2}-[0-9]{2} ", shown);
    }

    [Fact]
    public void Groups_are_names_in_a_list()
    {
        using var service = Serve(Responses.Json(200, $$"""
            {"id":"{{EmulatedTenant.SeededId(1)}}","emailAddress":"user1@example.com","globalGroups":["Help desk","VPN"],"identitySourceSpecificGroups":["Berlin"]}
            """));

        var row = Assert.Single(RunCleanly($"Get-RsaUser user1@example.com | Export-Csv {Literal(PathOf("users.csv"))}; Import-Csv {Literal(PathOf("users.csv"))}"));

        Assert.Equal(("Help desk; VPN", "Berlin"), ((string?)row["GlobalGroups"], (string?)row["IdentitySourceSpecificGroups"]));
    }

    [Theory]
    [InlineData("Get-RsaUser user1@example.com")]
    [InlineData("Get-RsaUser user1@example.com, user2@example.com | Format-Table")]
    public void Locked_methods_are_colored_and_open_ones_are_not(string command)
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsSmsLocked = false });

        var shown = Show([command], useColor: true);

        Assert.Contains($"{Alarm}LOCKED{PSStyle.Instance.Reset}", shown, StringComparison.Ordinal);
        Assert.Matches(@"\e\[0m *no\b", shown);
        Assert.DoesNotContain($"{Alarm}no", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_row_has_an_object_of_its_own()
    {
        var result = RunCleanly("'user1', 'user1' | Get-RsaUser");

        Assert.NotSame(result[0].Emitted.BaseObject, result[1].Emitted.BaseObject);
    }

    [Fact]
    public void The_dates_of_a_users_code_are_among_them()
    {
        var shown = Show(["$null = Enable-RsaEmergencyTokencode user1", "Get-RsaUser user1 | Format-List"]);

        Assert.All(new[] { "EmergencyTokencodeExpiration", "OfflineEmergencyTokencodeExpiration" }, date => Assert.Matches($"(?m)^{date} +: {DateLine}", shown));
    }
}
