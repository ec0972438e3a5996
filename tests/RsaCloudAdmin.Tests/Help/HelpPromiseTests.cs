using RsaCloudAdmin.Emulator;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>What the help tells people to rely on when a run is stopped.</summary>
public class HelpPromiseTests : CmdletTest
{
    private protected override EmulatorOptions Options => new() { Users = 3 };

    [Fact]
    public async Task After_Ctrl_C_OutVariable_has_the_results_and_with_them_what_is_left()
    {
        Connect();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Engine.SetVariable("first", first);
        using (var pipeline = Engine.Start("""
            $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Email = "user$_@example.com" } }
            $rows | Enable-RsaEmergencyTokencode -ThrottleLimit 1 -OutVariable issued | ForEach-Object { $first.SetResult(); Start-Sleep -Seconds 600 }
            """))
        {
            await first.Task.WaitAsync(TestContext.Current.CancellationToken);
            Assert.True((await pipeline.StopAsync()).WasStopped);
        }

        var left = RunCleanly("$rows | Where-Object Email -notin $issued.Identity");

        Assert.Equal(["user2@example.com", "user3@example.com"], left.Select(row => row["Email"]));
        // One at a time, nothing was done ahead.
        Assert.Equal(1, Service.Tenant.Users.Sum(user => user.TokencodesIssued));
    }
}
