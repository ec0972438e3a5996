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

    private void ConnectTwice()
    {
        Service.CreateApiKey().WriteTo(PathOf("other.json"));
        Engine.SetVariable("OtherKeyPath", PathOf("other.json"));
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'East coast'; Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name West");
    }
}
