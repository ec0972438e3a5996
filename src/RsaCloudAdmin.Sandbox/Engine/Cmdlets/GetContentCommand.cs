using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Get-Content: the lines of a file.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = ByPath)]
[OutputType(typeof(string))]
public sealed class GetContentCommand : PSCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The whole file as one text.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == ByLiteralPath;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            using var file = this.OpenText(path, isLiteral);
            if (Raw)
            {
                WriteObject(file.ReadToEnd());
                continue;
            }

            while (file.ReadLine() is { } line)
                WriteObject(line);
        }
    }
}
