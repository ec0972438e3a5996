using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Tests;

/// <summary>What Tab offers, without a request to the service.</summary>
public class CompletionTests : CmdletTest
{
    public static TheoryData<string> ConnectedCmdlets => [.. CmdletList.TakingConnections];

    [Theory]
    [InlineData("Unlock-RsaUserMethod -Connection ", "'East coast'", "West")]
    [InlineData("Get-RsaUser -Connection w", "West")]
    [InlineData("Get-RsaUser -Connection 'ea", "'East coast'")]
    [InlineData("Test-RsaCloudAdminConnection ", "'East coast'", "West")]
    [InlineData("Get-RsaCloudAdminConnection ", "'East coast'", "West")]
    [InlineData("Disconnect-RsaCloudAdmin -Name We", "West")]
    public void Names_are_completed_without_a_request(string line, params string[] expected)
    {
        ConnectTwice();

        Assert.Equal(expected, Complete(line).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Before_anything_is_connected_no_name_is_made_up()
    {
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

    [Theory]
    [MemberData(nameof(ConnectedCmdlets))]
    public void Every_cmdlet_that_takes_a_connection_completes_its_name(string name)
    {
        ConnectTwice();

        Assert.Equal(["'East coast'", "West"], Complete($"{name} -Connection ").CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(["West"], Complete($"{name} -Connection w").CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("Get-RsaUserAuthenticator -Kind ", "Device", "Fido", "HardwareToken")]
    [InlineData("New-RsaEnrollmentCode -SendTo ", "Display", "Email")]
    [InlineData("New-RsaRegistrationCode -Platform ", "Desktop", "Mobile")]
    [InlineData("Invoke-RsaCloudAdminRequest -Method ", "Delete", "Get", "Patch", "Post", "Put")]
    [InlineData("New-RsaEnrollmentCode -ExpiresIn ", "00:10:00", "01:00:00", "08:00:00", "1.00:00:00")]
    [InlineData("New-RsaEnrollmentCode -ExpiresIn 0", "00:10:00", "01:00:00", "08:00:00")]
    [InlineData("Get-RsaUserEvent -EventCode 70", "701", "702", "703")]
    [InlineData("Invoke-RsaCloudAdminRequest -Scope rsa.audit", "rsa.audit.admin", "rsa.audit.user")]
    [InlineData("Invoke-RsaCloudAdminRequest -Scope rsa.user.read, rsa.user.s", "rsa.user.sync")]
    public void Known_values_are_completed_without_a_request(string line, params string[] expected)
    {
        Assert.Equal(expected, Complete(line).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Beside_the_code_of_an_event_stands_its_meaning()
    {
        var locked = Complete("Get-RsaUserEvent -EventCode 35").CompletionMatches.Single();

        Assert.Equal(("35 Method is locked", "Method is locked"), (locked.ListItemText, locked.ToolTip));
        var codes = Complete("Get-RsaUserEvent -EventCode ").CompletionMatches.Select(match => int.Parse(match.CompletionText, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(codes.Order(), codes);
        Assert.Equal((2, 21903), (codes[0], codes[^1]));
    }

    [Fact]
    public void Each_time_that_is_offered_can_be_used_as_it_is()
    {
        Connect();

        foreach (var match in Complete("New-RsaEnrollmentCode -ExpiresIn ").CompletionMatches)
        {
            Assert.Matches(@"^until [A-Z][a-z]+day, \d{4}-\d\d-\d\d \d\d:\d\d$", match.ToolTip);
            Assert.Single(RunCleanly($"New-RsaEnrollmentCode user1@example.com -ExpiresIn {match.CompletionText}"));
        }
    }

    private void ConnectTwice()
    {
        Service.CreateApiKey().WriteTo(PathOf("other.json"));
        Engine.SetVariable("OtherKeyPath", PathOf("other.json"));
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'East coast'; Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name West");
    }
}
