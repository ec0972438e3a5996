using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Start-Sleep: waits.</summary>
[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = BySeconds)]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private const string BySeconds = "Seconds";
    private const string ByMilliseconds = "Milliseconds";

    private readonly ManualResetEventSlim _stopped = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = BySeconds)]
    [ValidateRange(0.0, int.MaxValue / 1000)]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ByMilliseconds)]
    [ValidateRange(0, int.MaxValue)]
    [Alias("ms")]
    public int Milliseconds { get; set; }

    public void Dispose() => _stopped.Dispose();

    protected override void ProcessRecord() =>
        _stopped.Wait(ParameterSetName == BySeconds ? TimeSpan.FromSeconds(Seconds) : TimeSpan.FromMilliseconds(Milliseconds));

    protected override void StopProcessing() => _stopped.Set();
}
