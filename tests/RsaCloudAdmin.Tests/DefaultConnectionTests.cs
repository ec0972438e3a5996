using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>Which connection is used without -Connection. It is never one that nobody chose.</summary>
public class DefaultConnectionTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West");
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West", "East False", "West True")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name East", "West False", "East True")]
    [InlineData("Disconnect-RsaCloudAdmin; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West", "East False", "West True")]
    [InlineData("Disconnect-RsaCloudAdmin; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name South", "East False", "South True")]
    public void The_connection_that_is_made_next_is_the_default(string script, params string[] shown)
    {
        RunCleanly(script);

        Assert.Equal(shown, Shown());
        RunCleanly("Unlock-RsaUserMethod user1@example.com");
    }

    [Fact]
    public void One_that_another_took_the_name_of_and_that_is_closed_later_was_no_default()
    {
        RunCleanly("$old = Get-RsaCloudAdminConnection West; Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name West; $old | Disconnect-RsaCloudAdmin; Unlock-RsaUserMethod user1@example.com");

        Assert.Equal(["East False", "West True"], Shown());
    }

    [Fact]
    public void With_no_connection_left_the_error_says_which_one_was_closed()
    {
        RunCleanly("Get-RsaCloudAdminConnection | Disconnect-RsaCloudAdmin");

        Assert.Contains("no longer connected to RSA's Cloud Administration APIs: 'West' was disconnected.", Run("Get-RsaUser user1").Errors.Single().Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_session_has_a_default_of_its_own()
    {
        var east = RunCleanly("Get-RsaCloudAdminConnection East").Single().Emitted.BaseObject;
        using var other = PowerShellEngine.Open();
        other.Import(ModuleFolder.Find());
        other.SetVariable("east", east);

        Assert.Equal([false], other.Run("$east.IsDefault").OutputAs<bool>());
    }

    private IEnumerable<string> Shown() => RunCleanly("Get-RsaCloudAdminConnection").Select(c => $"{c["Name"]} {c["IsDefault"]}");
}
