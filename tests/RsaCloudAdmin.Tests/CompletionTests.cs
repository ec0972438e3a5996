using System.Management.Automation;

namespace RsaCloudAdmin.Tests;

/// <summary>What Tab offers. The service is not asked for it.</summary>
public class CompletionTests : CmdletTest
{
    [Theory]
    [InlineData("Unlock-RsaUserMethod -Connection ", "'East coast'", "West")]
    [InlineData("Get-RsaUser -Connection w", "West")]
    [InlineData("Get-RsaUser -Connection 'ea", "'East coast'")]
    [InlineData("Test-RsaCloudAdminConnection ", "'East coast'", "West")]
    [InlineData("Get-RsaCloudAdminConnection ", "'East coast'", "West")]
    [InlineData("Disconnect-RsaCloudAdmin -Name We", "West")]
    [InlineData("Unlock-RsaUserMethod -Method ", "Sms", "Token", "Voice")]
    [InlineData("Unlock-RsaUserMethod alice@example.com ", "Sms", "Token", "Voice")]
    [InlineData("Unlock-RsaUserMethod -Method Token, v", "Voice")]
    [InlineData("Enable-RsaEmergencyTokencode -ExpirationDays ", "1", "2", "3", "4", "5", "6", "7")]
    [InlineData("Enable-RsaEmergencyTokencode -ExpirationDays 3", "3")]
    public void Names_methods_and_days_are_completed_without_a_request(string line, params string[] expected)
    {
        ConnectTwice();

        Assert.Equal(expected, Complete(line).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Beside_the_days_stands_until_when_that_is()
    {
        var two = Complete("Enable-RsaEmergencyTokencode -ExpirationDays 2").CompletionMatches.Single();

        Assert.Equal("2 days", two.ListItemText);
        Assert.Matches(@"^until [A-Z][a-z]+day, \d{4}-\d\d-\d\d \d\d:\d\d$", two.ToolTip);
    }

    [Fact]
    public void Before_anything_is_connected_the_methods_and_days_are_there_and_no_name_is_made_up()
    {
        Assert.Equal(3, Complete("Unlock-RsaUserMethod -Method ").CompletionMatches.Count);
        Assert.Equal(7, Complete("Enable-RsaEmergencyTokencode -ExpirationDays ").CompletionMatches.Count);
        Assert.DoesNotContain(Complete("Get-RsaUser -Connection ").CompletionMatches, match => match.ResultType == CompletionResultType.ParameterValue);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin -", "-FromEnvironment")]
    [InlineData("Unlock-Rsa", "Unlock-RsaUserMethod")]
    public void Cmdlets_and_parameters_are_offered_too(string line, string expected)
    {
        Assert.Contains(expected, Complete(line).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    private void ConnectTwice()
    {
        Service.CreateApiKey().WriteTo(PathOf("other.json"));
        Engine.SetVariable("OtherKeyPath", PathOf("other.json"));
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'East coast'; Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name West");
    }

    // TabExpansion2, which prompts call, hands on to this.
    private CommandCompletion Complete(string line)
    {
        using var shell = PowerShell.Create(Engine.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell);
    }
}
