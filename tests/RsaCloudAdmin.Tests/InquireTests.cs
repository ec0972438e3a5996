using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>A run that asks at each error or warning, and is halted by the answer.</summary>
public class InquireTests : CmdletTest
{
    private PowerShellEngine _asking = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _asking = PowerShellEngine.Open(new ScreenHost(answers: ["&Halt Command"]));
        _asking.Import(ModuleFolder.Find());
        _asking.SetVariable("KeyPath", KeyPath);
        _asking.SetVariable("ids", Enumerable.Range(1, 12).Select(n => EmulatedTenant.SeededId(n).ToString()).ToArray());
        Assert.Empty(_asking.Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck").Errors);
        // Rows that were sent together would all arrive before the first one has a response.
        Service.Latency = TimeSpan.FromMilliseconds(100);
    }

    public override async ValueTask DisposeAsync()
    {
        _asking.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("$rows | Enable-RsaEmergencyTokencode -ThrottleLimit 8 -ErrorAction Inquire")]
    [InlineData("$ErrorActionPreference = 'Inquire'; $rows | Enable-RsaEmergencyTokencode -ThrottleLimit 8")]
    public void A_run_that_is_halted_at_an_error_has_nothing_in_flight(string script)
    {
        var result = _asking.Run($"$rows = $ids[0, 1] + [guid]::Empty + $ids[2..11]; {script}");

        Assert.Equal(2, result.Output.Count);
        // The row of the error is the last one that was sent.
        Assert.Equal(3, Service.Requests.CountOf(Operation.EnableTokencode));
        Assert.NotNull(result.TerminatingError ?? result.Errors.Single());
    }

    [Theory]
    [InlineData("$ids | Enable-RsaEmergencyTokencode -ThrottleLimit 8 -WarningAction Inquire")]
    [InlineData("$WarningPreference = 'Inquire'; $ids | Enable-RsaEmergencyTokencode -ThrottleLimit 8")]
    public void A_run_that_is_halted_at_a_warning_has_nothing_in_flight(string script)
    {
        Service.Faults.Add(new Fault(FaultEffect.ImpossibleDate));

        var result = _asking.Run(script);

        Assert.Single(result.Output);
        Assert.Equal(1, Service.Requests.CountOf(Operation.EnableTokencode));
        Assert.NotNull(result.TerminatingError ?? result.Errors.Single());
    }
}
