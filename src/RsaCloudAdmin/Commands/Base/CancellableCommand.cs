using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that wait for responses. The wait ends when the pipeline stops.</summary>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Canceled when the pipeline stops.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void StopProcessing() => _stopping.Cancel();

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        // A later command such as Select-Object -First ends this one without a call to StopProcessing.
        _stopping.Cancel();
        _stopping.Dispose();
    }
}
