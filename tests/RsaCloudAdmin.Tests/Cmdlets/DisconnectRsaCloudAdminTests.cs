using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Which connections are closed.</summary>
[Example]
public class DisconnectRsaCloudAdminTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West");
    }

    [Theory]
    [InlineData("", "West")]
    [InlineData("*", "East", "West")]
    [InlineData("-Connection East", "East")]
    public void What_is_closed_is_told_to_those_who_want_to_know(string given, params string[] closed)
    {
        var result = Run($"Disconnect-RsaCloudAdmin {given} -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(closed.Select(name => $"Closed the connection '{name}'."), result.Verbose.Select(v => v.Message));
    }

    [Theory]
    [InlineData("Disconnect-RsaCloudAdmin")]
    [InlineData("Disconnect-RsaCloudAdmin west")]
    [InlineData("Disconnect-RsaCloudAdmin W*")]
    [InlineData("Disconnect-RsaCloudAdmin -Connection West")]
    [InlineData("Get-RsaCloudAdminConnection West | Disconnect-RsaCloudAdmin")]
    public void No_other_connection_becomes_the_default_when_it_is_closed(string close)
    {
        RunCleanly(close);

        foreach (var script in new[] { "Unlock-RsaUserMethod user1@example.com", "Get-RsaUser user1@example.com", "Disconnect-RsaCloudAdmin" })
        {
            var result = Run(script);
            Assert.Equal("NotConnected", IdOf(result));
            Assert.Contains("'West' was disconnected. It is still connected to 'East',", result.Errors[0].Exception.Message, StringComparison.Ordinal);
            Assert.Contains("-Connection", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }

        Assert.Contains("'West' was disconnected", $"{Assert.Single(RunCleanly("Test-RsaCloudAdminConnection"))["Detail"]}", StringComparison.Ordinal);
        Assert.Equal([false], Run("Test-RsaCloudAdminConnection -Quiet").OutputAs<bool>());
        Assert.Equal(["East False"], Shown());
        Assert.Equal(0, Service.Requests.Count);
        RunCleanly("Unlock-RsaUserMethod user1@example.com -Connection East");
    }

    [Fact]
    public void Closing_another_one_leaves_the_default()
    {
        RunCleanly("Disconnect-RsaCloudAdmin East; Unlock-RsaUserMethod user1@example.com");

        Assert.Equal(["West True"], Shown());
        Assert.Equal(1, Service.Requests.CountOf(Operation.Unlock));
    }

    [Fact]
    public void It_emits_nothing() => Assert.Empty(CmdletList.Info("Disconnect-RsaCloudAdmin").OutputType);

    private IEnumerable<string> Shown() => RunCleanly("Get-RsaCloudAdminConnection").Select(c => $"{c["Name"]} {c["IsDefault"]}");
}
