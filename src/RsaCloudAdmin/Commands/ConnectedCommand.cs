using System.Management.Automation;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that talks to the service: by which connection, and until when.</summary>
public abstract class ConnectedCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The connection to use, or its name; by default this session's default one, which was made last.</summary>
    [Parameter]
    [ValidateNotNull]
    [ConnectionArgument]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public RsaCloudAdminConnection? Connection { get; set; }

    /// <summary>Ends when the pipeline is stopped.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void BeginProcessing()
    {
        // Taken once: connecting anew while this pipeline runs does not turn it to another tenant.
        Connection ??= ConnectionTable.Current.Default;
        if (Connection is null)
            ThrowTerminatingError(ConnectionTable.Current.NotConnected());
    }

    protected override void StopProcessing() => _stopping.Cancel();

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        // A command further down that has enough ends this one without StopProcessing.
        _stopping.Cancel();
        _stopping.Dispose();
    }
}
