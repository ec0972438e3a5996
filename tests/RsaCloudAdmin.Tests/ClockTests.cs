using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>The computer's clock is ten minutes ahead of the service's, so its tokens come from the future.</summary>
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

    [Theory]
    [InlineData("Access Token issue time is not allowed")]
    [InlineData("JWT is not yet valid (nbf)")]
    public void Messages_about_the_time_of_issue_are_followed_up_too(string words)
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Words = words, Times = 1 });

        var result = Run("Connect-RsaCloudAdmin $KeyPath");

        Assert.Empty(result.Errors);
        Assert.Matches("clock is", Assert.Single(result.Warnings).Message);
    }

    [Fact]
    public void Each_connection_gets_its_own_warning()
    {
        Assert.Equal(2, Run("Connect-RsaCloudAdmin $KeyPath -Name East; Connect-RsaCloudAdmin $KeyPath -Name West").Warnings.Count);
        Assert.Equal(2, Service.Requests.CountOfStatus(403));
        Assert.Equal(4, Service.Requests.CountOf(Operation.LicenseUsage));
    }

    [Fact]
    public void With_WarningAction_Stop_a_row_that_fails_has_its_error_before_the_warning_ends_the_run()
    {
        var result = Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck; 'nobody', 'user1' | Unlock-RsaUserMethod -ThrottleLimit 1 -WarningAction Stop");

        Assert.StartsWith("UserNotFound,", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches("clock is", result.TerminatingError!.Exception.Message);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Where_an_error_ends_a_run_too_it_does_and_hides_no_result(int latency)
    {
        // With latency, the warning arrives long before the error.
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.Unlock, Delay = TimeSpan.FromSeconds(latency) });
        Engine.SetVariable("rows", new[] { Guid.NewGuid(), EmulatedTenant.SeededId(1), Guid.NewGuid() }.Select(id => $"{id}").ToArray());

        var result = Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck; $rows | Unlock-RsaUserMethod -WarningAction Stop -ErrorAction Stop");

        // How many rows were in flight at the warning varies, but all are reported. If there were none, the warning ends the run.
        var further = PSObject.AsPSObject(result.TerminatingError!.Exception.GetBaseException()).Properties["FurtherFailures"]?.Value as IEnumerable;
        Assert.StartsWith(further is null ? "ActionPreferenceStop," : "UserNotFound,", result.TerminatingError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(Service.Requests.CountOfStatus(404), further is null ? 0 : 1 + further.Cast<object>().Count());
        Assert.Equal(Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Unlockings, result.Output.Count);
    }

    [Fact]
    public void The_diagnosis_says_by_how_much_and_goes_on()
    {
        var steps = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck; Test-RsaCloudAdminConnection");

        Assert.Equal(["Passed", "Passed", "Warning", "Passed", "Passed", "Passed", "Passed"], steps.Select(step => $"{step["Result"]}"));
        Assert.Matches(@"60[0-2] seconds ahead of", $"{steps[2]["Detail"]}");
        Assert.Contains("Set this computer's clock", $"{steps[2]["Advice"]}", StringComparison.Ordinal);
    }

    private sealed class SlowClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(-10);
    }
}
