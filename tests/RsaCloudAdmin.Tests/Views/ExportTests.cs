using System.Text.Json;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Tests.Errors;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Objects in files and in JSON say in words what they say on the screen.</summary>
public class ExportTests : CmdletTest
{
    [Fact]
    public void Groups_are_names_in_a_list()
    {
        using var service = new CannedService(CannedService.Json(200, $$"""
            {"id":"{{EmulatedTenant.SeededId(1)}}","emailAddress":"user1@example.com","globalGroups":["Help desk","VPN"],"identitySourceSpecificGroups":["Berlin"]}
            """));
        File.WriteAllText(KeyPath, new StrangerKey(service.Root).Json);
        Connect();

        var row = Assert.Single(RunCleanly($"Get-RsaUser user1@example.com | Export-Csv {DisplayText(PathOf("users.csv"))}; Import-Csv {DisplayText(PathOf("users.csv"))}"));

        Assert.Equal(("Help desk; VPN", "Berlin"), ((string?)row["GlobalGroups"], (string?)row["IdentitySourceSpecificGroups"]));
    }

    [Fact]
    public void The_steps_of_a_diagnosis_have_names_in_JSON()
    {
        Connect();

        var json = $"{Assert.Single(Run("Test-RsaCloudAdminConnection | ConvertTo-Json").Output)}";

        using var steps = JsonDocument.Parse(json);
        Assert.Equal(["Name", "Tls", "Clock", "Tenant", "Token", "Permission", "RoundTrip"], steps.RootElement.EnumerateArray().Select(step => step.GetProperty("Step").GetString()));
        Assert.All(steps.RootElement.EnumerateArray(), step => Assert.Equal("Passed", step.GetProperty("Result").GetString()));
    }
}
