using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The help's promises and warnings about runs that are stopped or cannot connect.</summary>
public class HelpPromiseTests : CmdletTest
{
    // As in about_RsaCloudAdmin_Bulk.
    private const string Rest = "$done = $issued | ForEach-Object { $_.Identity, $_.UserId, $_.EmailAddress, $_.UserName }; $rest = $rows | Where-Object { $_.Email -notin $done }; $rest";
    private const string RestOfIds = "$done = $issued | ForEach-Object { $_.Identity, $_.UserId, $_.EmailAddress, $_.UserName }; $rest = $rows | Where-Object { $_.UserId -notin $done }; $rest";

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

        Assert.Equal(["user2@example.com", "user3@example.com"], RunCleanly(Rest).Select(row => row["Email"]));
        // With one row at a time, none was processed ahead.
        Assert.Equal(1, Service.Tenant.Users.Sum(user => user.TokencodesIssued));
    }

    [Fact]
    public async Task After_Ctrl_C_during_a_request_that_one_row_is_in_doubt_and_is_among_what_is_left()
    {
        Connect();
        Service.Faults.Add(new Fault(FaultEffect.Hang) { AfterApplying = true, Operation = Operation.EnableTokencode, Times = 1 });
        Service.Faults.Add(new Fault(FaultEffect.Hang) { Operation = Operation.EnableTokencode });
        Engine.SetVariable("ids", Enumerable.Range(1, 3).Select(n => $"{EmulatedTenant.SeededId(n)}").ToArray());
        using (var pipeline = Engine.Start("""
            $rows = $ids | ForEach-Object { [pscustomobject]@{ UserId = $_; Ticket = 'T1' } }
            $rows | Enable-RsaEmergencyTokencode -ThrottleLimit 1 -OutVariable issued
            """))
        {
            await UntilAsync(() => Service.Tenant.Users.Any(user => user.TokencodesIssued > 0), "a code is issued");
            Assert.True((await pipeline.StopAsync()).WasStopped);
        }

        Assert.Equal(3, RunCleanly(RestOfIds).Count);
        Assert.Equal(1, Service.Tenant.Users.Sum(user => user.TokencodesIssued));
    }

    [Fact]
    public void What_is_left_of_a_list_with_ids_and_addresses_is_told_by_either()
    {
        Connect();
        RunCleanly("""
            $rows = 1..3 | ForEach-Object { Get-RsaUser "user$_" } | Select-Object UserId, @{ n = 'Email'; e = { $_.EmailAddress } }
            $rows[0..1] | Enable-RsaEmergencyTokencode -OutVariable issued
            """);

        Assert.All([Rest, RestOfIds], rest => Assert.Equal("user3@example.com", Assert.Single(RunCleanly(rest))["Email"]));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'", 0)]
    public void After_a_key_that_is_refused_a_script_goes_on_in_the_tenant_before_unless_it_stops(string firstLine, int unlockings)
    {
        WriteRefusedKey();

        Run($"{firstLine}; Connect-RsaCloudAdmin $KeyPath -Name East; Connect-RsaCloudAdmin $WestPath -Name West; Unlock-RsaUserMethod user1@example.com");

        Assert.Equal(unlockings, Service.Requests.CountOf(Operation.Unlock));
        Assert.Equal("East", Assert.Single(RunCleanly("Get-RsaCloudAdminConnection"))["Name"]);
    }

    [Fact]
    public void After_a_key_that_is_refused_what_names_its_connection_is_an_error()
    {
        WriteRefusedKey();

        var result = Run("Connect-RsaCloudAdmin $KeyPath -Name East; Connect-RsaCloudAdmin $WestPath -Name West; Unlock-RsaUserMethod user1@example.com -Connection West");

        Assert.Equal(2, result.Errors.Count);
        Assert.Equal(0, Service.Requests.CountOf(Operation.Unlock));
    }

    private void WriteRefusedKey()
    {
        var other = new StrangerKey(Service.BaseUri);
        File.WriteAllText(PathOf("west.key"), other.Json);
        Engine.SetVariable("WestPath", PathOf("west.key"));
    }
}
