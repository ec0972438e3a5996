using System.Management.Automation;
using RsaCloudAdmin.Sandbox.Engine.Csv;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Import-Csv: the rows of a CSV file as objects.</summary>
[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = ByPath)]
[OutputType(typeof(PSObject))]
public sealed class ImportCsvCommand : PSCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == ByLiteralPath;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            using var file = this.OpenText(path, isLiteral);
            foreach (var row in new CsvRows(Delimiter, Header, WriteWarning).Read(file))
                WriteObject(row);
        }
    }
}
