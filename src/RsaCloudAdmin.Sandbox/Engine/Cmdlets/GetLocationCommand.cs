using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Get-Location: the folder that the session is in.</summary>
[Cmdlet(VerbsCommon.Get, "Location")]
[OutputType(typeof(PathInfo))]
public sealed class GetLocationCommand : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(SessionState.Path.CurrentLocation);
}
