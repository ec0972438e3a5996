using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>However a run ends, its results so far are shown.</summary>
public class EndOfRunTests : CmdletTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("ids", Enumerable.Range(1, 12).Select(n => EmulatedTenant.SeededId(n).ToString()).ToArray());
        Connect();
    }

    [Fact]
    public async Task Refused_tokens_end_a_run_after_all_that_was_on_its_way()
    {
        Service.Faults.Add(
            new Fault(FaultEffect.Unauthorized) { Operation = Operation.LookUp },
            new Fault(FaultEffect.Latency) { Operation = Operation.Unlock });
        Service.Latency = TimeSpan.FromMilliseconds(100);
        Clock.Hold();

        // The fifth row waits for the fourth, which has the same user, and the seventh for the sixth.
        using var pipeline = Engine.Start("'user1', 'user2', 'user3', $ids[3], $ids[3], $ids[5], $ids[5] | Unlock-RsaUserMethod -ThrottleLimit 8");
        await UntilHeldAsync(5);
        Service.Latency = TimeSpan.Zero;
        Clock.LetPass();
        // The run may not know yet at the first display that it ends. After the next one it sends nothing more.
        await UntilAsync(() => pipeline.Streams.Progress.Snapshot().Count(shown => shown.StatusDescription == "0 done, 3 failed") >= 2, "the run waits for what is on its way");
        Clock.Release();
        var result = await pipeline.Completion;

        Assert.Equal([EmulatedTenant.SeededId(4).ToString(), EmulatedTenant.SeededId(6).ToString()], result.Output.Select(o => (string)o.Properties["UserId"].Value));
        Assert.Equal(1, Service.Tenant.Find(EmulatedTenant.SeededId(4))!.Unlockings);
        Assert.Equal(4, result.Errors.Count);
        Assert.Contains($"The first row not attempted is '{EmulatedTenant.SeededId(4)}'", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningAction_Stop_ends_a_run_after_all_that_was_on_its_way()
    {
        Service.Faults.Add(new Fault(FaultEffect.ImpossibleDate));
        Service.Latency = TimeSpan.FromMilliseconds(100);

        var result = Run("$ids | Enable-RsaEmergencyTokencode -ThrottleLimit 4 -WarningAction Stop");

        Assert.NotNull(result.TerminatingError ?? result.Errors.Single());
        var issued = Service.Tenant.Users.Where(user => user.TokencodesIssued > 0).Select(user => user.Id.ToString()).ToList();
        Assert.InRange(issued.Count, 1, 4);
        Assert.Equal(issued, result.Output.Select(o => (string)o.Properties["UserId"].Value));
    }

    [Theory]
    [InlineData("-ErrorAction Stop", FaultEffect.Forbidden, "0 done, 2 failed")]
    [InlineData("-WarningAction Stop", FaultEffect.ImpossibleDate, "2 done, 0 failed")]
    public async Task A_run_that_is_ended_sums_up_what_was_done(string preference, FaultEffect effect, string counts)
    {
        Service.Faults.Add(new Fault(effect));
        Service.Latency = TimeSpan.FromMilliseconds(100);

        var result = await RunHeldAsync($"$ids[0, 1] | Enable-RsaEmergencyTokencode -Verbose {preference}", 2);

        Assert.Contains(result.Verbose, v => v.Message.StartsWith($"2 rows: {counts}, in ", StringComparison.Ordinal));
    }

    [Fact]
    public void WarningAction_Stop_ends_a_run_at_a_warning_of_the_cmdlets_own()
    {
        Run("$issued = $ids | Enable-RsaEmergencyTokencode -ThrottleLimit 12");

        // Only the first row says until when its code works offline.
        var result = Run("$rows = @($issued[0]) + @($issued[1..11] | Select-Object UserId, EmergencyTokencodeId); $rows | Disable-RsaEmergencyTokencode -ThrottleLimit 4 -WarningAction Stop");

        Assert.Matches("keeps working offline", result.TerminatingError!.Exception.Message);
        Assert.Empty(result.Errors);
        var disabled = Service.Tenant.Users.Where(user => user.Tokencode is null).Select(user => user.Id.ToString()).ToList();
        // The first one, and those in flight with the second.
        Assert.InRange(disabled.Count, 2, 5);
        Assert.Equal(disabled, result.Output.Select(o => (string)o.Properties["UserId"].Value));
    }

    [Theory]
    [InlineData("-ErrorAction Stop", FaultEffect.Forbidden)]
    [InlineData("-WarningAction Stop", FaultEffect.ImpossibleDate)]
    public async Task A_run_that_is_ended_tells_what_all_that_was_sent_had_to_tell(string preference, FaultEffect effect)
    {
        Service.Faults.Add(new Fault(effect));
        Service.Latency = TimeSpan.FromMilliseconds(100);

        var result = await RunHeldAsync($"$ids[0..3] | Enable-RsaEmergencyTokencode {preference} -Verbose", 4);

        Assert.Equal(4, Service.Requests.CountOf(Operation.EnableTokencode));
        Assert.Equal(4, result.Verbose.Count(v => v.Message.StartsWith("PUT ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refused_tokens_end_a_run_that_tells_what_all_that_was_sent_had_to_tell()
    {
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized));
        Service.Latency = TimeSpan.FromMilliseconds(100);

        var result = await RunHeldAsync("$ids | Unlock-RsaUserMethod -ThrottleLimit 8 -Verbose", 8);

        Assert.Contains("The run ended", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(Service.Requests.CountOf(Operation.Unlock), result.Verbose.Count(v => v.Message.StartsWith("PATCH ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_warning_that_nobody_stops_at_ends_nothing()
    {
        Service.Faults.Add(new Fault(FaultEffect.ImpossibleDate));

        var result = Run("$ids | Enable-RsaEmergencyTokencode");

        Assert.Empty(result.Errors);
        Assert.Equal(12, result.Output.Count);
        Assert.Equal(12, Service.Tenant.Users.Count(user => user.TokencodesIssued == 1));
    }

    [Theory]
    [InlineData("$ids[0]", "RsaUserMethodStatus")]
    [InlineData("'nobody'", "ErrorRecord")]
    public void What_a_call_has_to_tell_comes_before_its_end(string user, string end)
    {
        var told = Run($"{user} | Unlock-RsaUserMethod -Verbose *>&1 | ForEach-Object {{ $_.PSObject.BaseObject.GetType().Name }}").Output.Select(o => o.ToString()).ToList();

        Assert.True(told.Count > 1);
        Assert.Equal([.. Enumerable.Repeat("VerboseRecord", told.Count - 1), end], told);
    }

    [Fact]
    public async Task Rows_that_share_a_look_up_have_an_error_each()
    {
        Service.Latency = TimeSpan.FromMilliseconds(100);

        Clock.Hold();
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Engine.SetVariable("read", read);
        using var pipeline = Engine.Start("& { 'nobody'; 'nobody'; 'nobody'; $read.SetResult() } | Unlock-RsaUserMethod -ErrorAction Stop");
        await read.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Clock.Release();
        var result = await pipeline.Completion;

        var failure = result.TerminatingError!.Exception.GetBaseException();
        var further = ((IEnumerable)PSObject.AsPSObject(failure).Properties["FurtherFailures"].Value).Cast<object>().ToList();
        Assert.Equal(2, further.Count);
        Assert.DoesNotContain(failure, further);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(24 * 60)]
    public void A_service_that_wants_to_be_left_alone_for_longer_than_rows_may_wait_is_left_alone(int minutes)
    {
        Service.Faults.Add(new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromMinutes(minutes) });

        var result = Run("1..200 | ForEach-Object { \"user$_@example.com\" } | Unlock-RsaUserMethod");

        Assert.Equal(200, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("Throttled,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("so the request was not sent", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
        // Those in flight together, plus as many consecutive refusals as cannot be random.
        Assert.InRange(Service.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task What_a_call_has_to_tell_is_told_while_it_goes_on()
    {
        Service.Faults.Add(new Fault(FaultEffect.BadGateway) { Times = 1 }, new Fault(FaultEffect.Hang));
        using var pipeline = Engine.Start("Unlock-RsaUserMethod $ids[0] -Verbose");
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (pipeline.Streams.Verbose.Snapshot().Any(record => record.Message.StartsWith("Retrying in", StringComparison.Ordinal)))
                told.TrySetResult();
        }

        pipeline.Streams.Verbose.DataAdded += (_, _) => Look();
        // The message may have arrived before the event handler was added.
        Look();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.False(pipeline.Completion.IsCompleted);
        await pipeline.StopAsync();
    }
}
