using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Set-Location: goes to a folder.</summary>
[Cmdlet(VerbsCommon.Set, "Location")]
[OutputType(typeof(PathInfo))]
public sealed class SetLocationCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        var location = SessionState.Path.SetLocation(Path);
        if (PassThru)
            WriteObject(location);
    }
}
