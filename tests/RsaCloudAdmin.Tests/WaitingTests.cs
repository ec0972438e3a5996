using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>What connecting and testing show while they wait.</summary>
public class WaitingTests : ProgressTest
{
    private const string Connecting = "Connect-RsaCloudAdmin $KeyPath";
    private const string Testing = "Test-RsaCloudAdminConnection";

    public static TheoryData<string> Scripts => [Connecting, Testing];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_wait_for_the_rate_limit_says_until_when_and_is_taken_away_at_its_end(string script)
    {
        // A test begins with a request that is not retried.
        Service.Faults.Add(new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(5), Times = script == Testing ? 2 : 1 });
        using var pipeline = Engine.Start(script);
        await UntilShownAsync(pipeline, record => record.StatusDescription.StartsWith("Rate limit until ", StringComparison.Ordinal));

        var result = await pipeline.Completion;

        Assert.Empty(result.Errors);
        AssertTakenAway(result);
    }

    [Theory]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; " + Connecting + " -TimeoutSec 2 -RetryTimeoutSec 0")]
    [InlineData(Connecting + " -TimeoutSec 2 -RetryTimeoutSec 0 -ProgressAction Ignore")]
    public void Who_wants_none_sees_none(string script)
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));

        Assert.Empty(Run(script).Progress);
    }

    [Fact]
    public void A_wait_that_fails_is_taken_away_too()
    {
        Service.Faults.Add(new Fault(FaultEffect.Hang));

        var result = Run(Connecting + " -TimeoutSec 3 -RetryTimeoutSec 0");

        Assert.Equal("Timeout", IdOf(result));
        AssertTakenAway(result);
    }

    [Fact]
    public async Task What_happens_is_told_while_it_happens()
    {
        Service.Faults.Add(new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromMinutes(2) });
        using var pipeline = Engine.Start(Connecting + " -Verbose");

        await UntilAsync(() => pipeline.Streams.Verbose.Snapshot().Any(v => v.Message.Contains("is limiting requests", StringComparison.Ordinal)), "the rate limit is told");
        await pipeline.StopAsync();
    }
}
