using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Commands;

/// <summary>Shows the connections of this session, and which of them is the default.</summary>
[Cmdlet(VerbsCommon.Get, "RsaCloudAdminConnection")]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class GetRsaCloudAdminConnectionCommand : PSCmdlet
{
    private bool _isRefused;

    /// <summary>The connections' names, wildcards allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [TextOnly(IsList = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Nothing is taken from the pipeline. PowerShell's own error of it would hold the object, which may be a key.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedRow]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        _isRefused = true;
        WriteError(ErrorRecords.NoSuchConnection("Get-RsaCloudAdminConnection takes nothing from the pipeline. Give the names of connections with -Name.", null));
    }

    protected override void EndProcessing()
    {
        // What was piped may have been meant for some of them. A command that follows must not take all.
        if (_isRefused)
            return;
        var table = ConnectionTable.Current;
        WriteObject(Name is null ? table.All : ConnectionNames.Find(this, table, Name), enumerateCollection: true);
    }
}
