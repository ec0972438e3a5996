using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Test-Path: whether a file or folder is there.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = ByPath)]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PSCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == ByLiteralPath;
        foreach (var path in isLiteral ? LiteralPath : Path)
            WriteObject(InvokeProvider.Item.Exists(path, force: false, literalPath: isLiteral));
    }
}
