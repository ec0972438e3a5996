using System.Management.Automation;
using CsCheck;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>For any list, throttle limit and faults: n rows produce n outcomes, in the list's order.</summary>
public class AnyListTests : CmdletTest
{
    private const int Users = 40;

    // The service's faults. They are short, so that many lists can be tried.
    private static readonly Gen<Fault> AnyFault = Gen.Select(
        Gen.OneOfConst(FaultEffect.Latency, FaultEffect.InternalServerError, FaultEffect.Forbidden, FaultEffect.Reset, FaultEffect.Truncated, FaultEffect.Malformed, FaultEffect.Page, FaultEffect.StillLocked),
        Gen.Bool,
        Gen.Double[0, 0.3],
        Gen.Int[1, 60],
        (effect, after, probability, delay) => new Fault(effect) { AfterApplying = after, Probability = probability, Delay = TimeSpan.FromMilliseconds(delay), Times = 8 });

    // Users by id, address and name, some of them repeated or unknown, and rows without a user.
    private static readonly Gen<string> AnyRow = Gen.OneOf(
        Gen.Int[1, Users].Select(n => EmulatedTenant.SeededId(n).ToString()),
        Gen.Int[1, Users].Select(n => $"user{n}@example.com"),
        Gen.Int[1, Users].Select(n => $"user{n}"),
        Gen.OneOfConst("nobody@example.com", "", "  ", "../x", "00000000-0000-0000-0000-000000000000"));

    private protected override EmulatorOptions Options => new() { Users = Users };

    [Fact]
    public void Any_list_gives_an_outcome_for_each_row_in_order() => Gen
        .Select(AnyRow.Array[0, 60], Gen.Int[1, 64], Gen.Int[0, 20], AnyFault.List[0, 3])
        .Sample(
            (list, throttleLimit, latency, faults) =>
            {
                Service.Latency = TimeSpan.FromMilliseconds(latency);
                Service.Faults.Clear();
                Service.Faults.Add(faults);
                Service.Requests.Clear();
                Engine.SetVariable("list", list);

                var run = Run($"Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck; $list | Unlock-RsaUserMethod -ThrottleLimit {throttleLimit} 2>&1");

                Assert.Null(run.TerminatingError);
                Assert.Empty(run.Errors);
                Assert.Equal(list.Select(row => row.Trim()), run.Output.Select(NamedBy));
                Assert.InRange(Service.Requests.MostInFlight, 0, throttleLimit);
                Assert.InRange(Service.Requests.MostInFlightOfOneUser, 0, 1);
            },
            iter: 40,
            threads: 1);

    private static string NamedBy(PSObject outcome) => outcome.BaseObject is ErrorRecord error
        ? error.TargetObject.ToString()!.Trim()
        : (string)outcome.Properties["Identity"].Value;
}
