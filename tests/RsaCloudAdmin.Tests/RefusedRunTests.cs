using System.Management.Automation;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>Which token refusals end a run: three in a row, and only if rows are left.</summary>
public class RefusedRunTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("ids", Enumerable.Range(1, 12).Select(n => EmulatedTenant.SeededId(n).ToString()).ToArray());
        Connect();
        // Rows with a user's id are not looked up, and so not refused.
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized) { Operation = Operation.LookUp });
    }

    [Fact]
    public void A_success_between_refusals_lets_the_run_go_on()
    {
        var result = Run("'user1', 'user2', $ids[2], 'user4', 'user5', $ids[5] | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Equal(2, result.Output.Count);
        AssertRefused(4, result);
    }

    [Fact]
    public void A_failure_of_another_kind_between_refusals_lets_the_run_go_on()
    {
        var result = Run("'user1', 'user2', '00000000-0000-0000-0000-000000000000', 'user4', 'user5', $ids[5] | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Single(result.Output);
        Assert.Equal("UserNotFound", result.Errors[2].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(5, result.Errors.Count);
    }

    [Fact]
    public void A_row_that_was_never_sent_is_none_of_them()
    {
        var result = Run("'user1', 'user2', '', 'user4', 'user5' | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Contains("The first row not attempted is 'user5'", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Refusals_of_the_last_rows_are_the_rows_errors_alone(int throttleLimit) =>
        AssertRefused(3, Run($"'user1', 'user2', 'user3' | Unlock-RsaUserMethod -ThrottleLimit {throttleLimit}"));

    [Fact]
    public async Task Rows_on_their_way_after_the_third_refusal_are_told_as_they_ended()
    {
        Service.Latency = TimeSpan.FromMilliseconds(100);
        Clock.Hold();
        using var pipeline = Engine.Start("'user1', 'user2', 'user3', 'user4', 'user5' | Unlock-RsaUserMethod -ThrottleLimit 5");
        await UntilHeldAsync(5);
        Clock.LetPass();
        // Each is retried with a new token.
        await UntilHeldAsync(5);
        Clock.Release();

        AssertRefused(5, await pipeline.Completion);
    }

    [Fact]
    public void The_end_is_told_with_the_tokens_own_fault()
    {
        Service.Faults.Clear();
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Words = "Invalid audience" });

        var result = Run("$ids | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Equal("Audience", FaultOf(result.Errors[^1]).ToString());
        Assert.Equal(4, result.Errors.Count);
    }

    [Fact]
    public void The_end_is_told_with_why_and_where_and_after_the_summary()
    {
        var result = Run("'user1', 'user2', 'user3', 'user4', 'user5' | Unlock-RsaUserMethod -ThrottleLimit 1 -Verbose");

        var end = result.Errors[^1];
        Assert.StartsWith("The run ended: for 3 consecutive rows, no access token was issued or accepted. The first row not attempted is 'user4'. ", end.Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(result.Errors[2].Exception.Message, end.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("user4", end.TargetObject.ToString());
        Assert.Equal(FaultOf(result.Errors[2]), FaultOf(end));
        Assert.Matches("^3 rows: 0 done, 3 failed, in ", result.Verbose[^1].Message);
    }

    [Fact]
    public void The_end_is_told_where_the_next_row_names_nobody_too() => Assert.Contains(
        "The first row not attempted is a row without a user. ",
        Run("'user1', 'user2', 'user3', '', 'user5' | Unlock-RsaUserMethod -ThrottleLimit 1").Errors[^1].Exception.Message,
        StringComparison.Ordinal);

    [Fact]
    public void Refused_scopes_are_none_of_them_because_other_rows_may_need_fewer()
    {
        ConnectWithOAuth(OAuthScopes.FactorManage);

        // The look-up of a name needs one more scope.
        var result = Run("'user1', 'user2', 'user3', $ids[3], $ids[4] | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Equal(2, result.Output.Count);
        AssertRefused(3, result);
        Assert.All(result.Errors, error => Assert.Equal("Scope", FaultOf(error).ToString()));
    }

    [Fact]
    public void A_refusal_of_the_issuer_without_a_reason_may_be_about_the_scopes()
    {
        ConnectWithOAuth(OAuthScopes.FactorManage);
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.Token, Times = 3 });

        var result = Run("'user1', 'user2', 'user3', $ids[3], $ids[4] | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Equal(2, result.Output.Count);
        AssertRefused(3, result);
    }

    [Theory]
    [InlineData("'user' | Find-RsaUser")]
    [InlineData("1..9 | ForEach-Object { \"user$_\" } | Find-RsaUser")]
    [InlineData("1..9 | ForEach-Object { \"user$_\" } | Get-RsaUser -ThrottleLimit 1")]
    public void A_refused_scope_that_every_row_needs_ends_the_run(string script)
    {
        ConnectWithOAuth(OAuthScopes.FactorManage);

        var result = Run(script);

        Assert.Equal(script.StartsWith("1..9", StringComparison.Ordinal) ? 4 : 1, result.Errors.Count);
    }

    [Fact]
    public void Refused_scopes_of_the_connection_end_the_run_because_every_row_needs_them()
    {
        ConnectWithOAuth(OAuthScopes.FactorManage, "-Scope rsa.user.read");

        var result = Run("$ids | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Equal(4, result.Errors.Count);
        Assert.StartsWith("The run ended", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    private void ConnectWithOAuth(string allowedScope, string options = "")
    {
        Service.Faults.Clear();
        UseOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, AllowedScopes = [allowedScope] });
        RunCleanly($"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -SkipCheck -Name New {options}");
    }

    private static void AssertRefused(int times, PipelineResult result)
    {
        Assert.Null(result.TerminatingError);
        Assert.Equal(times, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.DoesNotContain("The run ended", error.Exception.Message, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.StartsWith("TokenRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    private static object FaultOf(ErrorRecord error) => PSObject.AsPSObject(error.Exception).Properties["Fault"].Value;
}
