using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that use a connection.</summary>
public abstract class ConnectedCommand : CancellableCommand
{
    /// <summary>The maximum number of requests in flight at the same time, from 1 to 64; 5 by default.</summary>
    [Parameter]
    [Converted(typeof(int), "a whole number from 1 to 64")]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>The connection to use, or its name; by default, the default connection of this session.</summary>
    [Parameter]
    [ValidateNotNull]
    [ConnectionArgument]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public RsaCloudAdminConnection? Connection { get; set; }

    protected override void BeginProcessing()
    {
        ForgetKeys();
        // Resolved once, so that a new connection does not switch a running pipeline to another tenant.
        Connection ??= ConnectionTable.Current.Default;
        if (Connection is null)
            ThrowTerminatingError(ConnectionTable.Current.NotConnected());
    }

    // An error record contains the bound parameters.
    private void ForgetKeys()
    {
        foreach (var key in MyInvocation.BoundParameters.Where(bound => KeyRow.Is(bound.Value)).Select(bound => bound.Key).ToList())
            MyInvocation.BoundParameters.Remove(key);
    }
}
