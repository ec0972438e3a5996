using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Sandbox;
using RsaCloudAdmin.Sandbox.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>5,000 operations while every fifth request goes wrong, in every way there is: the books must balance.</summary>
public class FaultyServiceTests : CmdletTest
{
    private const int Users = 1000;
    private const double Share = 0.2;

    // Errors after which nobody knows whether a tokencode was issued; all others say that none was.
    private static readonly string[] Unsure = ["OutcomeUnknown", "UnexpectedResponse"];

    private protected override EmulatorOptions Options => new() { Users = Users, Faults = EveryFault() };

    [Fact]
    public async Task Five_thousand_operations_give_five_thousand_outcomes_in_order_and_every_success_is_true()
    {
        // Side by side, because most of the time is waiting.
        var cancel = TestContext.Current.CancellationToken;
        await Task.WhenAll(
            Task.Run(() => Unlock("", Id), cancel),
            Task.Run(() => Unlock("-Method Sms", Name), cancel),
            Task.Run(() => IssueAndWithdrawTokencodes(1, Users / 2), cancel),
            Task.Run(() => IssueAndWithdrawTokencodes((Users / 2) + 1, Users / 2), cancel),
            Task.Run(EnableHardwareTokens, cancel));

        Assert.All(Service.Faults.All.GroupBy(planned => planned.Fault.Effect), kind => Assert.True(kind.Sum(planned => planned.Struck) > 0, kind.Key.ToString()));
        Assert.InRange(Service.Faults.Struck / (double)Service.Requests.Count, 0.15, 0.25);
        // Each session has no more than one, and four of them have the same users.
        Assert.InRange(Service.Requests.MostInFlightOfOneUser, 1, 4);
    }

    private void Unlock(string method, Func<int, string> nameOf)
    {
        using var session = OpenSession();
        AssertTrue(session, $"Unlock-RsaUserMethod {method}", 1, Users, nameOf, (n, _) => method.Length > 0 ? !User(n).IsSmsLocked : User(n) is { IsTokenLocked: false, IsSmsLocked: false, IsVoiceLocked: false });
    }

    private void IssueAndWithdrawTokencodes(int first, int count)
    {
        using var session = OpenSession();
        var issued = AssertTrue(session, "Enable-RsaEmergencyTokencode -AsPlainText", first, count, Id, (n, result) =>
            User(n).Tokencode is { } code && code.Code == (string)result["EmergencyTokencode"]! && code.Id.ToString() == (string)result["EmergencyTokencodeId"]!);
        for (var i = 0; i < count; i++)
        {
            var times = User(first + i).TokencodesIssued;
            if (issued[i].BaseObject is ErrorRecord error)
                Assert.InRange(times, 0, Unsure.Contains(error.FullyQualifiedErrorId.Split(',')[0]) ? 1 : 0);
            else
                Assert.Equal(1, times);
        }

        AssertTrue(session, "Disable-RsaEmergencyTokencode", first, count, Name, (n, _) => User(n).Tokencode is null);
    }

    private void EnableHardwareTokens()
    {
        using var session = OpenSession();
        session.SetVariable("serial", Enumerable.Range(1, Users).Select(EmulatedTenant.SeededSerialNumber).ToArray());
        AssertTrue(session, "ForEach-Object { [pscustomobject]@{ UserId = $_; TokenSerialNumber = $serial[$i++] } } | Enable-RsaHardwareToken", 1, Users, Id, (n, _) =>
            Service.Tenant.FindHardwareToken(EmulatedTenant.SeededSerialNumber(n))!.IsEnabled);
    }

    /// <summary>Runs a list, whose outcomes must come one for each row and in the rows' order; of a success the server must know.</summary>
    private static List<PSObject> AssertTrue(PowerShellEngine session, string command, int first, int count, Func<int, string> nameOf, Func<int, PropertyBag, bool> isTrue)
    {
        var list = Enumerable.Range(first, count).Select(nameOf).ToArray();
        session.SetVariable("list", list);
        var run = session.Run($"$i = 0; $list | {command} -ThrottleLimit 64 2>&1");

        Assert.Null(run.TerminatingError);
        Assert.Equal(count, run.Output.Count);
        for (var i = 0; i < count; i++)
        {
            if (run.Output[i].BaseObject is ErrorRecord error)
            {
                var row = PSObject.AsPSObject(error.TargetObject);
                Assert.Equal(list[i], (row.Properties["UserId"]?.Value ?? row).ToString());
                continue;
            }

            var result = new PropertyBag(run.Output[i]);
            Assert.Equal(Id(first + i), result["UserId"]);
            Assert.True(isTrue(first + i, result), $"The success of {list[i]} is not true: {command}");
        }

        Assert.InRange(run.Output.Count(outcome => outcome.BaseObject is ErrorRecord), 1, count / 2);
        return [.. run.Output];
    }

    private PowerShellEngine OpenSession()
    {
        var session = PowerShellEngine.Open();
        session.Import(ModuleFolder.Find());
        session.SetVariable("KeyPath", KeyPath);
        var connected = session.Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -TimeoutSec 2");
        Assert.Empty(connected.Errors);
        return session;
    }

    private static string Id(int number) => EmulatedTenant.SeededId(number).ToString();

    private static string Name(int number) => $"user{number}@example.com";

    private EmulatedUser User(int number) => Service.Tenant.Find(EmulatedTenant.SeededId(number))!;

    // Each strikes a share of what those before it let pass, so that all together come to a fifth. Those that make all wait
    // do so a few times only: this runs on a real clock.
    private static List<Fault> EveryFault()
    {
        // A refusal is one only where nothing was done.
        FaultEffect[] refusals = [FaultEffect.TooManyRequests, FaultEffect.Unauthorized, FaultEffect.Forbidden];
        var faults = Enum.GetValues<FaultEffect>().Select(effect => new Fault(effect) { Delay = TimeSpan.FromMilliseconds(100) }).ToList();
        faults.AddRange(faults.Where(fault => !refusals.Contains(fault.Effect)).Select(fault => fault with { AfterApplying = true }).ToList());
        faults.Add(new Fault(FaultEffect.ServiceUnavailable) { RetryAfter = TimeSpan.FromSeconds(1) });
        var each = Share / faults.Count(fault => !MakesAllWait(fault));
        var before = 0;
        return [.. faults.Select(fault => MakesAllWait(fault)
            ? fault with { Times = fault.Effect == FaultEffect.Hang ? 3 : 1, Probability = 0.01 }
            : fault with { Probability = each / (1 - (each * before++)) })];
    }

    private static bool MakesAllWait(Fault fault) => fault.Effect is FaultEffect.Hang or FaultEffect.TooManyRequests || fault.RetryAfter is not null;
}
