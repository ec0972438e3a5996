namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which connections are listed.</summary>
[Example("", "Name", "Default", "BaseUri")]
public class GetRsaCloudAdminConnectionTests : CmdletTest
{
    private protected override bool ShowsViews => true;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West");
    }

    [Fact]
    public void A_bracket_that_is_not_closed_is_no_pattern()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name 'Acme [EU'");

        Assert.Single(RunCleanly("Get-RsaCloudAdminConnection 'acme [eu'"));
        Assert.Empty(Run("Get-RsaCloudAdminConnection 'Acme [U'").Output);
    }

    [Theory]
    [InlineData("$misspelled")]
    [InlineData("@()")]
    [InlineData("'East'")]
    [InlineData("[pscustomobject]@{ Name = 'East' }")]
    public void Pipeline_input_is_refused_and_the_next_command_gets_no_connection(string input)
    {
        var result = Run($"{input} | Get-RsaCloudAdminConnection | Disconnect-RsaCloudAdmin");

        Assert.Equal("PipelineInputNotAccepted", IdOf(result));
        Assert.Null(result.Errors[0].TargetObject);
        Assert.Equal(2, RunCleanly("Get-RsaCloudAdminConnection").Count);
    }

    [Fact]
    public void The_view_shows_the_default()
    {
        var lines = string.Concat(RunCleanly("Get-RsaCloudAdminConnection | Out-String").Select(text => text.Emitted.BaseObject)).Split('\n');

        Assert.Contains(lines, line => line.StartsWith("West ", StringComparison.Ordinal) && line.Contains(" yes ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("East ", StringComparison.Ordinal) && !line.Contains("yes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_no_connection_has_is_an_error_that_tells_where_to_look()
    {
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name Example");

        var error = Run("Get-RsaUser user1@example.com -Connection Exmaple").Errors.Single();

        Assert.Contains("'Exmaple'. Get-RsaCloudAdminConnection", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }
}
