using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>Ctrl+C, or a later command that needs no more objects, stops a run within 100 ms, whatever hangs.</summary>
[Collection(TimedTests.Collection)]
public class StopTests : CmdletTest
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private protected override EmulatorOptions Options => new() { Users = 64, Clock = _clock };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("ids", Enumerable.Range(1, 64).Select(n => EmulatedTenant.SeededId(n).ToString()).ToArray());
        Connect();
    }

    public static TheoryData<string> WaitingCmdlets => [.. CmdletList.Waiting];

    [Theory]
    [MemberData(nameof(WaitingCmdlets))]
    public async Task Ctrl_C_returns_at_once_whichever_cmdlet_waits(string name)
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));

        var call = CmdletList.CallsOf(name)[0];
        // Passed steps of a diagnosis are emitted while it runs.
        await AssertStopsInTimeAsync($"{call}", inFlight: 1, emitsBefore: !call.TakesUsers);
    }

    [Fact]
    public async Task Ctrl_C_returns_at_once_with_32_requests_hanging()
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));

        await AssertStopsInTimeAsync("$ids | Unlock-RsaUserMethod -ThrottleLimit 32", inFlight: 32);
    }

    [Fact]
    public async Task Ctrl_C_returns_at_once_while_the_rate_limit_makes_all_wait()
    {
        Service.Faults.Add(new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromMinutes(2) });

        await AssertStopsInTimeAsync("$ids | Unlock-RsaUserMethod -ThrottleLimit 4", refused: true);
    }

    [Fact]
    public async Task A_later_command_that_has_enough_ends_a_hanging_list_at_once()
    {
        Engine.SetVariable("rows", Enumerable.Range(1, 64).Select(n => n <= 3 ? EmulatedTenant.SeededId(n).ToString() : $"user{n}@example.com").ToArray());
        // The first three get their responses when the service's clock advances. The others need a look-up, which hangs.
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.Unlock }, new Fault(FaultEffect.Hang) { Operation = Operation.LookUp });
        var took = new List<TimeSpan>();
        for (var i = 0; i < 3 && took.All(time => time >= Bound); i++)
        {
            await Service.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
            using var gate = new ManualResetEventSlim();
            Engine.SetVariable("gate", gate);
            var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Engine.SetVariable("third", third);
            using var pipeline = Engine.Start("$n = 0; $rows | Unlock-RsaUserMethod -ThrottleLimit 32 | ForEach-Object { if (++$n -eq 3) { $third.SetResult(); $gate.Wait() }; $_ } | Select-Object -First 3");
            await Service.Requests.WaitAsync(journal => journal.InFlight == 32, TestContext.Current.CancellationToken);
            // A request is in flight shortly before it waits for the clock.
            while (!third.Task.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(third.Task, Task.Delay(20, TestContext.Current.CancellationToken));
            }

            var watch = Stopwatch.StartNew();
            gate.Set();
            var result = await pipeline.Completion;
            took.Add(watch.Elapsed);

            Assert.Equal(3, result.Output.Count);
            Assert.Empty(result.Errors);
        }

        Assert.True(took.Min() < Bound, $"Took {string.Join(", ", took)}.");
    }

    [Fact(Timeout = 120_000)]
    public async Task Ctrl_C_returns_at_once_while_a_key_file_cannot_be_opened()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux makes whoever opens a file wait.");
        var took = new List<TimeSpan>();
        for (var i = 0; i < 3 && took.All(time => time >= Bound); i++)
        {
            // A separate file each time, because the stopped call still opens the previous one when its lease ends.
            File.Copy(KeyPath, $"{KeyPath}{i}");
            using var lease = new FileLease($"{KeyPath}{i}");
            using var pipeline = Engine.Start($"Connect-RsaCloudAdmin '{KeyPath}{i}' -Name Late");
            while (!lease.IsAwaited)
                await Task.Delay(5, TestContext.Current.CancellationToken);

            var watch = Stopwatch.StartNew();
            var result = await pipeline.StopAsync();
            took.Add(watch.Elapsed);

            Assert.True(result.WasStopped);
            Assert.Empty(result.Errors);
        }

        Assert.True(took.Min() < Bound, $"Took {string.Join(", ", took)}.");
        Assert.DoesNotContain(RunCleanly("Get-RsaCloudAdminConnection"), connection => Equals(connection["Name"], "Late"));
    }

    [Fact]
    public async Task A_session_goes_on_after_a_stop()
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));
        using (var pipeline = Engine.Start("$ids | Unlock-RsaUserMethod"))
        {
            await Service.Requests.WaitAsync(journal => journal.InFlight == 5, TestContext.Current.CancellationToken);
            await pipeline.StopAsync();
        }

        Service.Faults.Clear();

        Assert.Equal(64, RunCleanly("$ids | Unlock-RsaUserMethod").Count);
    }

    // The best of three, because the machine may be busy.
    private async Task AssertStopsInTimeAsync(string script, int inFlight = 0, bool refused = false, bool emitsBefore = false)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < 3 && took.All(time => time >= Bound); i++)
        {
            // Requests left hanging by the previous attempt must be gone first.
            await Service.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
            Service.Requests.Clear();
            RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name Fresh");
            using var pipeline = Engine.Start(script);
            await Service.Requests.WaitAsync(journal => refused ? journal.CountOfStatus(429) > 0 : journal.InFlight == inFlight, TestContext.Current.CancellationToken);

            var watch = Stopwatch.StartNew();
            var result = await pipeline.StopAsync();
            took.Add(watch.Elapsed);

            Assert.True(result.WasStopped);
            if (!emitsBefore)
                Assert.Empty(result.Output);
        }

        Assert.True(took.Min() < Bound, $"Took {string.Join(", ", took)}.");
    }
}
