using System.Diagnostics;
using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Tests;

/// <summary>When connecting and testing first show that they wait.</summary>
[Collection(TimedTests.Collection)]
public class WaitingTimeTests : ProgressTest
{
    [Theory]
    [MemberData(nameof(WaitingTests.Scripts), MemberType = typeof(WaitingTests))]
    public async Task A_wait_is_shown_after_a_second_and_taken_away_when_it_is_stopped(string script)
    {
        Connect();
        Service.Faults.Add(new Fault(FaultEffect.Hang));
        var running = Stopwatch.StartNew();
        using var pipeline = Engine.Start(script);
        await UntilShownAsync(pipeline);
        Assert.True(running.Elapsed >= TimeSpan.FromSeconds(1), $"Shown after {running.Elapsed}.");

        var result = await pipeline.StopAsync();

        Assert.StartsWith(script.Split(' ')[0] + " at ", result.Progress[0].Activity, StringComparison.Ordinal);
        Assert.Equal("Waiting for a response, 1 second so far", result.Progress[0].StatusDescription);
        AssertTakenAway(result);
    }
}
