using System.Management.Automation;
using RsaCloudAdmin.Sandbox.Engine.Csv;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>ConvertFrom-Csv: the rows of CSV texts as objects. The first text begins with the header.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Csv")]
[OutputType(typeof(PSObject))]
public sealed class ConvertFromCsvCommand : PSCmdlet
{
    private CsvRows? _rows;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[] InputObject { get; set; } = [];

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    protected override void BeginProcessing() => _rows = new CsvRows(Delimiter, Header, WriteWarning);

    protected override void ProcessRecord()
    {
        foreach (var text in InputObject.Where(text => text is not null))
        {
            using var reader = new StringReader(text!.ToString());
            foreach (var row in _rows!.Read(reader))
                WriteObject(row);
        }
    }
}
