using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>A computer whose clock is ten minutes ahead of the service's, so that its tokens come from the future.</summary>
public class ClockTests : CmdletTest
{
    private const string ByClient = "-ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri";

    private protected override EmulatorOptions Options => new() { Users = 12, Clock = new SlowClock() };

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath")]
    [InlineData("Connect-RsaCloudAdmin $JwkPath " + ByClient)]
    public void It_connects_and_works_with_the_services_time_and_one_warning(string connect)
    {
        UseOAuthClient();

        var result = Run($"{connect}; 1..12 | ForEach-Object {{ \"user$_@example.com\" }} | Unlock-RsaUserMethod");

        Assert.Empty(result.Errors);
        Assert.Equal(12, result.Output.Count);
        Assert.Matches(@"clock is \d+ seconds ahead of the service's", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void Rows_that_go_out_together_get_one_warning_as_well()
    {
        var result = Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck; 1..12 | ForEach-Object { \"user$_@example.com\" } | Unlock-RsaUserMethod -ThrottleLimit 12");

        Assert.Empty(result.Errors);
        Assert.Equal(12, result.Output.Count);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void Each_connection_gets_its_own_warning()
    {
        Assert.Equal(2, Run("Connect-RsaCloudAdmin $KeyPath -Name East; Connect-RsaCloudAdmin $KeyPath -Name West").Warnings.Count);
        Assert.Equal(2, Service.Requests.CountOfStatus(403));
        Assert.Equal(4, Service.Requests.CountOf(Operation.LicenceUsage));
    }

    [Fact]
    public void The_diagnosis_says_by_how_much_and_goes_on()
    {
        var steps = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck; Test-RsaCloudAdminConnection");

        Assert.Equal(["Passed", "Passed", "Warning", "Passed", "Passed", "Passed"], steps.Select(step => $"{step["Result"]}"));
        Assert.Matches(@"60[0-2] seconds ahead of", $"{steps[2]["Detail"]}");
        Assert.Contains("Set this computer's clock", $"{steps[2]["Advice"]}", StringComparison.Ordinal);
    }

    private sealed class SlowClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(-10);
    }
}
