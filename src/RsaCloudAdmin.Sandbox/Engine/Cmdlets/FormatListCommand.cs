using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Format-List: shows objects property by property.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.UseFormatter(this, "List");
}
