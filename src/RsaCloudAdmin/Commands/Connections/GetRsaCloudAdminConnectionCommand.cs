using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns the connections of this session, and shows which one is the default.</summary>
[Cmdlet(VerbsCommon.Get, "RsaCloudAdminConnection")]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class GetRsaCloudAdminConnectionCommand : PSCmdlet
{
    private bool _isRefused;

    /// <summary>The names of the connections, with wildcards; by default, all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [TextOnly(IsList = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Refuses all pipeline input. Without this parameter, PowerShell's own error would contain the object, which may be a key.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedRow]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        _isRefused = true;
        WriteError(ErrorRecords.NoSuchConnection("Get-RsaCloudAdminConnection accepts no pipeline input. Give the names of connections with -Name.", null));
    }

    protected override void EndProcessing()
    {
        // The refused input may have named some connections. Emitting all of them could make the next command act on all.
        if (_isRefused)
            return;
        var table = ConnectionTable.Current;
        WriteObject(Name is null ? table.All : ConnectionNames.Find(this, table, Name), enumerateCollection: true);
    }
}
