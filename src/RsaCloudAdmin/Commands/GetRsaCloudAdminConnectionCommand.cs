using System.Management.Automation;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Commands;

/// <summary>Shows the connections of this session, and which of them is the default.</summary>
[Cmdlet(VerbsCommon.Get, "RsaCloudAdminConnection")]
[OutputType(typeof(RsaCloudAdminConnection))]
public sealed class GetRsaCloudAdminConnectionCommand : PSCmdlet
{
    /// <summary>The connections' names, wildcards allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [TextOnly(IsList = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    protected override void EndProcessing()
    {
        var table = ConnectionTable.Current;
        WriteObject(Name is null ? table.All : ConnectionNames.Find(this, table, Name), enumerateCollection: true);
    }
}
