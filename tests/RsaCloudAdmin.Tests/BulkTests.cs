using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>How a list is processed: how many rows at once, and in which order.</summary>
public class BulkTests : CmdletTest
{
    private protected override EmulatorOptions Options => new() { Users = 100, Latency = TimeSpan.FromMilliseconds(20), Clock = Clock };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("ids", Enumerable.Range(1, 100).Select(n => EmulatedTenant.SeededId(n).ToString()).ToArray());
        Connect();
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("-ThrottleLimit 1", 1)]
    [InlineData("-ThrottleLimit 32", 32)]
    public async Task No_more_requests_are_on_their_way_than_allowed_and_as_many(string limit, int most)
    {
        var result = await RunHeldAsync($"$ids | Unlock-RsaUserMethod {limit}", most);

        Assert.Empty(result.Errors);
        Assert.Equal(100, result.Output.Count);
        Assert.Equal(most, Service.Requests.MostInFlight);
    }

    [Theory]
    [InlineData("Get-RsaUser -ThrottleLimit 0")]
    [InlineData("Unlock-RsaUserMethod -ThrottleLimit 65")]
    public void A_limit_that_makes_no_sense_is_refused(string command)
    {
        Assert.StartsWith("ParameterArgumentValidationError,", Assert.Single(Run($"'user1' | {command}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Results_come_in_the_lists_order_though_the_first_takes_longest()
    {
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Delay = TimeSpan.FromSeconds(1), Times = 1 });

        var result = RunCleanly("$ids | Unlock-RsaUserMethod -ThrottleLimit 8");

        Assert.Equal(Enumerable.Range(1, 100).Select(n => EmulatedTenant.SeededId(n).ToString()), result.Select(o => o["UserId"]));
    }

    [Fact]
    public void One_at_a_time_a_row_is_out_before_the_next_is_read()
    {
        var result = RunCleanly("""
            $log = [System.Collections.Generic.List[string]]::new()
            0..3 | ForEach-Object { $log.Add("read $_"); $ids[$_] } | Unlock-RsaUserMethod -ThrottleLimit 1 | ForEach-Object { $log.Add("out") }
            $log | ForEach-Object { [pscustomobject]@{ Entry = $_ } }
            """);

        Assert.Equal(["read 0", "out", "read 1", "out", "read 2", "out", "read 3", "out"], result.Select(o => o["Entry"]));
    }

    [Fact]
    public void Rows_are_read_ahead_by_less_than_the_limit()
    {
        var result = RunCleanly("""
            $read = 0
            $ids | ForEach-Object { $script:read++; $_ } | Unlock-RsaUserMethod -ThrottleLimit 4 | ForEach-Object { $script:out++; [pscustomobject]@{ Ahead = $script:read - $script:out } }
            """);

        Assert.Equal(100, result.Count);
        Assert.All(result, o => Assert.InRange((int)o["Ahead"]!, 0, 3));
    }

    [Fact]
    public void A_user_whom_the_list_names_again_is_looked_up_once()
    {
        RunCleanly("1..20 | ForEach-Object { 'user1@example.com'; 'user2@example.com' } | Unlock-RsaUserMethod -ThrottleLimit 16");

        Assert.Equal(2, Service.Requests.CountOf(Operation.LookUp));
        Assert.Equal(40, Service.Requests.CountOf(Operation.Unlock));
    }

    [Fact]
    public void A_user_is_never_changed_by_two_requests_at_once()
    {
        RunCleanly("1..20 | ForEach-Object { $ids[0]; 'user1@example.com'; 'user1' } | Unlock-RsaUserMethod -ThrottleLimit 32");

        Assert.Equal(60, Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Unlockings);
        Assert.Equal(1, Service.Requests.MostInFlightOfOneUser);
    }

    [Fact]
    public void A_rate_limit_loses_nothing_and_is_asked_for_little_more_than_it_gives()
    {
        Service.Latency = TimeSpan.FromMilliseconds(1);
        Service.RateLimit = new RateLimit(20, TimeSpan.FromSeconds(1));

        var result = RunCleanly("$ids | Unlock-RsaUserMethod");

        Assert.Equal(100, result.Count);
        Assert.All(Service.Tenant.Users, user => Assert.Equal(1, user.Unlockings));
        Assert.InRange(Service.Requests.CountOfStatus(429), 1, 25);
    }

    [Fact]
    public void Three_refused_tokens_in_a_row_end_the_run_and_name_the_first_row_not_attempted()
    {
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized));

        var result = Run("$ids | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.Empty(result.Output);
        Assert.All(result.Errors, error => Assert.StartsWith("TokenRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(4, result.Errors.Count);
        Assert.Contains(EmulatedTenant.SeededId(4).ToString(), result.Errors[^1].Exception.Message, StringComparison.Ordinal);
        // Each of the three was retried once with a new token.
        Assert.Equal(6, Service.Requests.CountOf(Operation.Unlock));
    }

    [Theory]
    [InlineData("$ids | Unlock-RsaUserMethod -ThrottleLimit 8 -ErrorAction Stop")]
    [InlineData("$ErrorActionPreference = 'Stop'; $ids | Unlock-RsaUserMethod -ThrottleLimit 8")]
    [InlineData("function Unlock-All { $ErrorActionPreference = 'Stop'; $ids | Unlock-RsaUserMethod -ThrottleLimit 8 }; Unlock-All")]
    public async Task ErrorAction_Stop_waits_for_what_was_sent_and_shows_it(string script)
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Times = 1 });

        var result = await RunHeldAsync(script, 8);

        var unlocked = Service.Tenant.Users.Where(user => user.Unlockings > 0).Select(user => user.Id.ToString()).ToList();
        Assert.NotEmpty(unlocked);
        // Rows before the failed one made room for others in the window.
        Assert.InRange(unlocked.Count, 1, 15);
        Assert.Equal(unlocked, result.Output.Select(o => (string)o.Properties["UserId"].Value));
        Assert.StartsWith("NotAuthorized,", result.TerminatingError!.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorAction_Stop_tells_what_else_failed_on_its_way()
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Times = 3 });

        var result = await RunHeldAsync("$ids | Unlock-RsaUserMethod -ThrottleLimit 8 -ErrorAction Stop", 8);

        var failure = PSObject.AsPSObject(result.TerminatingError!.Exception.GetBaseException());
        var further = ((IEnumerable)failure.Properties["FurtherFailures"].Value).Cast<Exception>().Select(e => e.Message).ToList();
        Assert.Equal(2, further.Count);
        Assert.Equal($"2 other rows in progress failed: {further[0]} {further[1]}", Assert.Single(result.Warnings).Message);
    }
}
