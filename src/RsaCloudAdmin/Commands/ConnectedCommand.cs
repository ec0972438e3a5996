using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that send requests to the service.</summary>
public abstract class ConnectedCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The connection to use, or its name; by default, the default connection of this session.</summary>
    [Parameter]
    [ValidateNotNull]
    [ConnectionArgument]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public RsaCloudAdminConnection? Connection { get; set; }

    /// <summary>Canceled when the pipeline stops.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void BeginProcessing()
    {
        // Resolved once, so that a new connection does not switch a running pipeline to another tenant.
        Connection ??= ConnectionTable.Current.Default;
        if (Connection is null)
            ThrowTerminatingError(ConnectionTable.Current.NotConnected());
    }

    /// <summary>Removes keys from the bound parameters, because an error record contains the bound parameters.</summary>
    private protected void ForgetKeys()
    {
        foreach (var key in MyInvocation.BoundParameters.Where(bound => KeyRow.Is(bound.Value)).Select(bound => bound.Key).ToList())
            MyInvocation.BoundParameters.Remove(key);
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
