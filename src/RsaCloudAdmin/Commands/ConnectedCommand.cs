using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Pipeline;

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

    /// <summary>Forgets the keys that were given for parameters: an error tells with what the cmdlet was called.</summary>
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
        // A command further down that has enough ends this one without StopProcessing.
        _stopping.Cancel();
        _stopping.Dispose();
    }
}
