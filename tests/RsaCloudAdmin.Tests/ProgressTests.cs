using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>The progress of a long run.</summary>
public class ProgressTests : ProgressTest
{
    private static readonly string Ids = "(" + string.Join(",", Enumerable.Range(1, 12).Select(n => $"'{EmulatedTenant.SeededId(n)}'")) + ")";

    private protected override EmulatorOptions Options => new() { Users = 12, Latency = TimeSpan.FromMilliseconds(200), Clock = Clock };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Fact]
    public async Task A_long_run_shows_what_is_done_at_most_five_times_a_second_and_takes_it_away()
    {
        var running = Stopwatch.StartNew();

        var result = await RunUntilShownAsync($"{Ids}, 'nobody@example.com' | ForEach-Object {{ $_ }} | Unlock-RsaUserMethod -ThrottleLimit 1", times: 3);

        var shown = result.Progress.Where(p => p.RecordType == ProgressRecordType.Processing).ToList();
        Assert.InRange(shown.Count, 3, (int)(running.Elapsed.TotalSeconds * 5) + 1);
        Assert.All(shown, p => Assert.StartsWith("Unlock-RsaUserMethod at 'Example Corp'", p.Activity, StringComparison.Ordinal));
        Assert.All(shown, p => Assert.True(string.IsNullOrEmpty(p.CurrentOperation), p.CurrentOperation));
        AssertTakenAway(result);
    }

    [Fact]
    public void However_quickly_rows_end_the_display_changes_at_most_five_times_a_second()
    {
        Service.Latency = TimeSpan.FromMilliseconds(20);
        var running = Stopwatch.StartNew();

        var result = Run($"1..6 | ForEach-Object {{ {Ids} }} | Unlock-RsaUserMethod -ThrottleLimit 1");

        Assert.InRange(result.Progress.Count(p => p.RecordType == ProgressRecordType.Processing), 2, (int)(running.Elapsed.TotalSeconds * 5) + 1);
    }

    [Fact]
    public async Task Users_who_are_not_found_are_a_list_too()
    {
        Clock.Hold();
        using var pipeline = Engine.Start("Unlock-RsaUserMethod nobody, nobody2 -ThrottleLimit 1");
        await UntilHeldAsync(1);
        Clock.LetPass();
        await UntilHeldAsync(1);
        await UntilShownAsync(pipeline);
        Clock.Release();

        Assert.Equal("0 done, 1 failed", (await pipeline.Completion).Progress[0].StatusDescription);
    }

    [Fact]
    public async Task Nothing_is_shown_in_the_first_second()
    {
        var running = Stopwatch.StartNew();
        using var pipeline = Engine.Start($"{Ids} | Unlock-RsaUserMethod -ThrottleLimit 1");
        await UntilShownAsync(pipeline);

        Assert.True(running.Elapsed >= TimeSpan.FromSeconds(1), $"Shown after {running.Elapsed}.");
        await pipeline.StopAsync();
    }

    [Fact]
    public void A_short_run_shows_nothing()
    {
        Service.Latency = TimeSpan.Zero;
        for (var attempts = 1; attempts <= 20; attempts++)
        {
            var running = Stopwatch.StartNew();
            var shown = Run($"{Ids} | Unlock-RsaUserMethod").Progress;
            // On a busy machine the run may take longer.
            if (running.Elapsed >= TimeSpan.FromSeconds(1))
                continue;
            Assert.Empty(shown);
            return;
        }

        Assert.Fail("No run was short.");
    }

    [Fact]
    public async Task One_user_who_takes_long_is_shown_too_and_no_list()
    {
        var result = await RunUntilShownAsync("Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001 -Verbose");

        Assert.Equal("0 done, 0 failed", result.Progress[0].StatusDescription);
        AssertTakenAway(result);
        Assert.DoesNotContain(result.Verbose, v => v.Message.Contains(" rows: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_users_are_a_list()
    {
        var result = await RunUntilShownAsync($"Unlock-RsaUserMethod {EmulatedTenant.SeededId(1)}, {EmulatedTenant.SeededId(2)} -Verbose");

        Assert.Equal("0 done, 0 failed", result.Progress[0].StatusDescription);
        Assert.Equal("2 done, 0 failed", result.Progress[^1].StatusDescription);
        Assert.Equal(result.Progress[0].Activity, result.Progress[^1].Activity);
        Assert.Matches("^2 rows: 2 done, 0 failed, in ", result.Verbose[^1].Message);
    }

    [Fact]
    public async Task A_run_that_is_stopped_takes_its_display_away()
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));
        using var pipeline = Engine.Start($"{Ids} | Unlock-RsaUserMethod");
        await UntilShownAsync(pipeline);

        AssertTakenAway(await pipeline.StopAsync());
    }

    [Fact]
    public async Task A_run_that_a_later_command_ends_takes_its_display_away() =>
        AssertTakenAway(await RunUntilShownAsync($"{Ids} | Unlock-RsaUserMethod -ThrottleLimit 1 | Select-Object -First 9"));

    [Fact]
    public async Task A_run_that_an_error_ends_takes_its_display_away() =>
        AssertTakenAway(await RunUntilShownAsync($"$({Ids}; 'nobody@example.com') | Unlock-RsaUserMethod -ThrottleLimit 1 -ErrorAction Stop"));

    [Fact]
    public void Who_wants_none_sees_none()
    {
        Service.Latency = TimeSpan.FromSeconds(1.5);

        Assert.Empty(Run($"{Ids} | Unlock-RsaUserMethod -ThrottleLimit 12 -ProgressAction Ignore | Select-Object -First 9").Progress);
        Assert.Empty(Run($"$ProgressPreference = 'SilentlyContinue'; {Ids} | Unlock-RsaUserMethod -ThrottleLimit 12").Progress);
    }

    [Fact]
    public async Task A_wait_for_the_rate_limit_says_until_when()
    {
        static bool IsWaiting(ProgressRecord record) => record.StatusDescription.StartsWith("Rate limit until ", StringComparison.Ordinal);

        Service.Faults.Add(new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromMinutes(2) });
        using var pipeline = Engine.Start($"{Ids} | Unlock-RsaUserMethod");
        // The progress may be shown before the service's response.
        await UntilShownAsync(pipeline, IsWaiting);

        var waiting = (await pipeline.StopAsync()).Progress.First(IsWaiting).StatusDescription;

        Assert.EndsWith("; 0 done, 0 failed", waiting, StringComparison.Ordinal);
        // Only the time is shown. It may be tomorrow's.
        var until = DateTime.Parse(waiting.Split(" until ")[1].Split(';')[0], CultureInfo.CurrentCulture) - DateTime.Now;
        Assert.InRange((until + TimeSpan.FromDays(1)).TotalMinutes % TimeSpan.FromDays(1).TotalMinutes, 0, 3);
    }

    [Fact]
    public void The_verbose_stream_ends_with_a_line_of_summary()
    {
        Service.Latency = TimeSpan.Zero;

        var result = Run($"$({Ids}; 'nobody@example.com') | Unlock-RsaUserMethod -Verbose");

        Assert.Matches(@"^13 rows: 12 done, 1 failed, in \d+\.\d s\.$", result.Verbose[^1].Message);
    }

    // The first row has no response until the display has been shown.
    private async Task<PipelineResult> RunUntilShownAsync(string script, int times = 1)
    {
        Clock.Hold();
        using var pipeline = Engine.Start(script);
        await UntilShownAsync(pipeline, times: times);
        Service.Latency = TimeSpan.Zero;
        Clock.Release();
        return await pipeline.Completion;
    }
}
