using System.Management.Automation;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns the connections of this session, and shows which one is the default.</summary>
[Cmdlet(VerbsCommon.Get, "RsaCloudAdminConnection")]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class GetRsaCloudAdminConnectionCommand : PSCmdlet
{
    /// <summary>The names of the connections, with wildcards; by default, all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [TextOnly(IsList = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    // The input may name some connections, or come from a misspelled variable. If all were emitted, the next command
    // could act on all.
    protected override void BeginProcessing() => PipelineInput.Refuse(this);

    protected override void EndProcessing()
    {
        var table = ConnectionTable.Current;
        WriteObject(Name is null ? table.All : ConnectionNames.Find(this, table, Name), enumerateCollection: true);
    }
}
