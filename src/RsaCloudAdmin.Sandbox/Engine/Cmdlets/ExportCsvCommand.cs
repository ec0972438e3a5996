using System.Management.Automation;
using RsaCloudAdmin.Sandbox.Engine.Csv;

namespace RsaCloudAdmin.Sandbox.Engine.Cmdlets;

/// <summary>Export-Csv: objects as rows of a CSV file.</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true)]
public sealed class ExportCsvCommand : PSCmdlet, IDisposable
{
    private const string Plain = "utf8NoBOM";
    private const string Marked = "utf8BOM";

    private CsvTable? _table;
    private string _file = string.Empty;
    private IReadOnlyList<string>? _columnsBefore;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Taken to the letter, as the real one takes its -LiteralPath.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>With -Append: adds rows that lack columns of the file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Changes nothing: type information is not written. Scripts for Windows PowerShell have it.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; } = true;

    /// <summary>UTF-8 alone, under the names that PowerShell has for it.</summary>
    [Parameter]
    [ValidateSet(Plain, Marked, "utf8", ErrorMessage = "The sandbox writes UTF-8 alone: -Encoding utf8, utf8NoBOM or utf8BOM, and not {0}.")]
    public string Encoding { get; set; } = Plain;

    public void Dispose() => _table?.Dispose();

    protected override void BeginProcessing()
    {
        _file = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(_file))
            return;

        if (Append && File.Exists(_file))
            _columnsBefore = ReadColumns();
        var mode = Append ? FileMode.Append : NoClobber ? FileMode.CreateNew : FileMode.Create;
        var isMarked = Encoding.Equals(Marked, StringComparison.OrdinalIgnoreCase);
        _table = new CsvTable(this.CreateText(_file, mode, isMarked), Delimiter, _columnsBefore);
    }

    protected override void ProcessRecord()
    {
        if (_table is null)
            return;
        if (!Force && _columnsBefore?.FirstOrDefault(column => InputObject.Properties[column] is null) is { } missing)
            ThrowTerminatingError(CannotAppend(missing));
        _table.Write(InputObject);
    }

    protected override void EndProcessing() => Dispose();

    private IReadOnlyList<string>? ReadColumns()
    {
        var rows = new CsvRows(Delimiter, header: null, WriteWarning);
        using var file = this.OpenText(_file, isLiteral: true);
        // The header is read on the way to the first row.
        _ = rows.Read(file).FirstOrDefault();
        return rows.Columns;
    }

    private ErrorRecord CannotAppend(string column) => new(
        new InvalidOperationException(
            $"Cannot append CSV content to the following file: {Path}. The appended object does not have a property that corresponds to the following column: {column}. To continue with mismatched properties, add the -Force parameter, and then retry the command."),
        "CannotAppendCsvWithMismatchedPropertyNames",
        ErrorCategory.InvalidData,
        column);
}
