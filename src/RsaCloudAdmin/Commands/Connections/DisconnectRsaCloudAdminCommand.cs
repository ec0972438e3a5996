using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Closes connections of this session: the default connection, those with the specified names, or the given ones (-Connection or the pipeline).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "RsaCloudAdmin", DefaultParameterSetName = ByName)]
public sealed class DisconnectRsaCloudAdminCommand : PSCmdlet
{
    private const string ByName = "Name";
    private const string ByConnection = "Connection";

    private PipedConnections? _piped;

    /// <summary>The names of the connections, with wildcards; by default, the default connection of this session.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [TextOnly(IsList = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The connection to close.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByConnection)]
    [ConnectionArgument(IsPiped = true)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public RsaCloudAdminConnection Connection { get; set; } = null!;

    protected override void BeginProcessing()
    {
        PipelineInput.RefuseBeside(this, nameof(Name), Name);
        PipelineInput.RefuseBeside(this, nameof(Connection), Connection);
    }

    protected override void ProcessRecord()
    {
        var table = ConnectionTable.Current;
        foreach (var connection in Wanted(table))
        {
            table.Close(connection);
            WriteVerbose($"Closed the connection {DisplayText.Quote(connection.Name)}.");
        }
    }

    private List<RsaCloudAdminConnection> Wanted(ConnectionTable table)
    {
        if (ParameterSetName == ByConnection)
            return (_piped ??= new(this)).Accepts(Connection) ? [Connection] : [];
        if (Name is not null)
            return ConnectionNames.Find(this, table, Name);
        if (table.Default is { } connection)
            return [connection];
        WriteError(table.NotConnected());
        return [];
    }
}
