using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>Closes connections of this session: the default one, the named ones, or those given.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "RsaCloudAdmin", DefaultParameterSetName = ByName)]
public sealed class DisconnectRsaCloudAdminCommand : PSCmdlet
{
    private const string ByName = "Name";
    private const string ByConnection = "Connection";

    /// <summary>The connections' names, wildcards allowed; by default the one that was made last.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The connection to close.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByConnection)]
    [ConnectionArgument]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public RsaCloudAdminConnection Connection { get; set; } = null!;

    protected override void ProcessRecord()
    {
        var table = ConnectionTable.Current;
        if (ParameterSetName == ByConnection)
        {
            table.Close(Connection);
        }
        else if (Name is not null)
        {
            foreach (var connection in ConnectionNames.Find(this, table, Name))
                table.Close(connection);
        }
        else if (table.Default is { } connection)
        {
            table.Close(connection);
        }
        else
        {
            WriteError(ErrorRecords.NotConnected());
        }
    }
}
