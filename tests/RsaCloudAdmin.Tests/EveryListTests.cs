using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>Every cmdlet that takes users returns one outcome for each row, in the rows' order.</summary>
public class EveryListTests : CmdletTest
{
    private static readonly string FirstId = EmulatedTenant.SeededId(1).ToString();

    public static TheoryData<string> Cmdlets => [.. CmdletList.TakingUsers];

    private protected override EmulatorOptions Options => new() { Users = 64, Clock = Clock };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Connect();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_user_is_found_under_each_name_of_the_column(string name)
    {
        foreach (var column in CmdletList.Info(name).Parameters["UserId"].Aliases.Append("UserId"))
        {
            foreach (var call in CmdletList.CallsOf(name))
            {
                Run(call.Before);
                Assert.Equal(FirstId, Assert.Single(RunCleanly(call.Piped($"[pscustomobject]@{{ {column} = '{CmdletCall.User}' }}")))["UserId"]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Each_row_has_one_outcome_and_they_come_in_the_rows_order(string name)
    {
        Run(CmdletList.CallsOf(name)[0].Before);
        // The first row takes longest. Arguments that fit only the first user cause an error for the other rows.
        Service.Faults.Add(new Fault(FaultEffect.Latency) { Delay = TimeSpan.FromMilliseconds(500), Times = 1 });
        string[] rows = [CmdletCall.User, "nobody@example.com", "user2@example.com", "user3@example.com", "nobody", "user4@example.com"];
        Engine.SetVariable("rows", rows);

        var result = Run($"{CmdletList.CallsOf(name)[0].Piped("$rows")} -ThrottleLimit 4 2>&1");

        Assert.Equal(rows, result.Output.Select(outcome => outcome.BaseObject is ErrorRecord error ? error.TargetObject : outcome.Properties["Identity"].Value));
        Assert.IsNotType<ErrorRecord>(result.Output[0].BaseObject);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_row_that_names_nobody_is_one_error_and_sends_nothing(string name)
    {
        foreach (var row in new[] { "''", "' '", "$null", "@{}", "[pscustomobject]@{ Color = 'red' }", "[pscustomobject]@{ UserId = ''; Email = ' ' }", "(Get-Date)", "$true", "\"a`nb\"" })
        {
            var call = CmdletList.CallsOf(name)[0];
            foreach (var script in new[] { call.Piped($"$({row})"), call.Piped($"@(, $({row}))"), call.For($"({row})") })
            {
                // An empty pipeline has no row.
                if (row == "$null" && script.StartsWith("$(", StringComparison.Ordinal))
                    continue;
                var result = Run(script);

                Assert.Equal("IdentityMissing", IdOf(result));
                Assert.Empty(result.Output);
            }
        }

        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_limit_that_makes_no_sense_is_refused(string name)
    {
        foreach (var limit in new[] { 0, 65 })
            Assert.Equal("ParameterArgumentValidationError", IdOf(Run($"{CmdletList.CallsOf(name)[0].Piped("'user1'")} -ThrottleLimit {limit}")));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Three_refused_tokens_in_a_row_end_the_run_and_name_the_first_row_not_attempted(string name)
    {
        Service.Faults.Add(new Fault(FaultEffect.Unauthorized));

        var result = Run($"{CmdletList.CallsOf(name)[0].Piped("1..12 | ForEach-Object { \"user$_\" }")} -ThrottleLimit 1");

        Assert.Empty(result.Output);
        Assert.All(result.Errors, error => Assert.StartsWith("TokenRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(4, result.Errors.Count);
        Assert.Contains("'user4'", result.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Without_a_connection_nothing_is_read_or_sent(string name)
    {
        var result = Run($"Disconnect-RsaCloudAdmin; {CmdletList.CallsOf(name)[0].Piped("'user1@example.com', 'user2@example.com'")}");

        Assert.Equal("NotConnected", IdOf(result));
        Assert.Equal(0, Service.Requests.Count);
    }
}
