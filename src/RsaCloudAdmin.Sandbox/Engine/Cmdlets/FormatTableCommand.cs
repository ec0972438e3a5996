using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Format-Table: shows objects as a table.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.UseFormatter(this, "Table");
}
