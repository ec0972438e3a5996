using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>Each row that cannot be processed causes one error, and the other rows still run.</summary>
public class RowErrorTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Email = 'nobody@example.com' }", "UserNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("[pscustomobject]@{ UserId = '00000000-0000-0000-0000-000000000000' }", "UserNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("[pscustomobject]@{ Color = 'red' }", "IdentityMissing", ErrorCategory.InvalidArgument)]
    [InlineData("[pscustomobject]@{ UserId = ''; Email = '  ' }", "IdentityMissing", ErrorCategory.InvalidArgument)]
    [InlineData("@{ UserId = '' }", "IdentityMissing", ErrorCategory.InvalidArgument)]
    [InlineData("''", "IdentityMissing", ErrorCategory.InvalidArgument)]
    public void A_bad_row_is_one_error_that_holds_the_row(string row, string id, ErrorCategory category)
    {
        var result = Run($"$row = {row}; 'user1@example.com', $row, 'user2@example.com' | Unlock-RsaUserMethod");

        var error = Assert.Single(result.Errors);
        Assert.Equal($"{id},RsaCloudAdmin.Commands.UnlockRsaUserMethodCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(Unwrap(Engine.GetVariable("row")), Unwrap(error.TargetObject));
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.Equal(["user1@example.com", "user2@example.com"], result.Output.Select(o => o.Properties["Identity"].Value));
    }

    [Fact]
    public void An_error_is_named_by_the_rows_user_and_not_by_all_that_is_in_the_row()
    {
        var error = Assert.Single(Run("[pscustomobject]@{ UserName = 'nobody'; EmergencyTokencode = '83927461' } | Unlock-RsaUserMethod").Errors);

        Assert.Equal("'nobody'", error.CategoryInfo.TargetName);
        Assert.DoesNotContain("83927461", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_in_the_list_is_an_error_of_its_own()
    {
        var result = Run("'user1@example.com', $null | Unlock-RsaUserMethod");

        Assert.StartsWith("IdentityMissing,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("[long]1234")]
    [InlineData("[double]1234")]
    [InlineData("[decimal]1234")]
    public void A_number_is_a_user_name_from_the_pipeline_as_it_is_as_an_argument(string number)
    {
        Service.Tenant.AddUser("number@example.com", "1234");

        Assert.Equal(["1234", "1234"], RunCleanly($"$n = {number}; $n | Unlock-RsaUserMethod; Unlock-RsaUserMethod $n").Select(status => status["Identity"]));
    }

    [Fact]
    public void Rows_without_a_user_cost_no_request()
    {
        Run("'', [pscustomobject]@{ Color = 'red' } | Unlock-RsaUserMethod");

        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void What_failed_is_put_right_and_run_again()
    {
        var result = Run("""
            $rows = [pscustomobject]@{ Email = 'user1@example.com' }, [pscustomobject]@{ Email = 'usr2@example.com' }
            $rows | Unlock-RsaUserMethod -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.TargetObject | ForEach-Object { $_.Email = 'user2@example.com'; $_ } | Unlock-RsaUserMethod
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["user1@example.com", "user2@example.com"], result.Output.Select(o => o.Properties["Identity"].Value));
    }

    [Fact]
    public void The_services_own_message_is_reported()
    {
        var error = Assert.Single(Run("Unlock-RsaUserMethod nobody@example.com").Errors);

        Assert.Contains("404", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("User nobody@example.com not found", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_advice_for_a_throttled_row_does_not_deny_that_an_earlier_attempt_may_have_been_processed()
    {
        RunCleanly("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 60");
        Service.Faults.Add(
            new Fault(FaultEffect.Reset) { Operation = Operation.SetUserStatus, Times = 1, AfterApplying = true },
            new Fault(FaultEffect.TooManyRequests) { Operation = Operation.SetUserStatus, RetryAfter = TimeSpan.FromMinutes(10) });

        var result = Run("Disable-RsaUser user1");

        Assert.Equal("Throttled", IdOf(result));
        Assert.EndsWith("An earlier attempt may have been processed.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Run the row again later, with a lower -ThrottleLimit. A tenant can generate a report once in 8 hours, and download it once in 15 minutes.", result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData(FaultEffect.InternalServerError, "ServiceError")]
    [InlineData(FaultEffect.Hang, "Timeout")]
    [InlineData(FaultEffect.Reset, "ConnectionFailed")]
    public void The_advice_for_a_failed_removal_of_all_devices_says_what_a_repeat_does(FaultEffect fault, string id)
    {
        RunCleanly($"Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 0 -TimeoutSec {(fault == FaultEffect.Hang ? 1 : 100)}");
        Service.Faults.Add(new Fault(fault) { Operation = Operation.RemoveDevice });

        var result = Run("Remove-RsaUserAuthenticator user1 -All");

        Assert.Equal(id, IdOf(result));
        Assert.EndsWith("see What you can repeat in about_RsaCloudAdmin_Bulk.", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorAction_Stop_ends_the_run_after_the_results_before_the_failure()
    {
        var result = Run("'user1@example.com', 'nobody@example.com', 'user2@example.com' | Unlock-RsaUserMethod -ThrottleLimit 1 -ErrorAction Stop");

        Assert.NotNull(result.TerminatingError ?? result.Errors.Single());
        Assert.Equal(["user1@example.com"], result.Output.Select(o => o.Properties["Identity"].Value));
        Assert.Equal(0, Service.Tenant.Find(EmulatedTenant.SeededId(2))!.Unlockings);
    }

    [Fact]
    public void Without_a_connection_nothing_is_read_or_sent()
    {
        var result = Run("Disconnect-RsaCloudAdmin; 'user1@example.com', 'user2@example.com' | Unlock-RsaUserMethod");

        Assert.Equal("NotConnected,RsaCloudAdmin.Commands.UnlockRsaUserMethodCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(0, Service.Requests.CountOf(Operation.Unlock));
    }

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: string or IDictionary } wrapped ? wrapped.BaseObject : value;
}
