using System.Globalization;
using System.Management.Automation;
using CsvHelper;
using CsvHelper.Configuration;

namespace RsaCloudAdmin.Sandbox.Engine.Csv;

/// <summary>Writes objects as rows of CSV, as PowerShell does. The first object's properties are the columns, unless they are given.</summary>
/// <param name="writer">Takes the rows; it is closed with the table.</param>
/// <param name="delimiter">What stands between two values.</param>
/// <param name="columns">The columns of a file that has its header already.</param>
internal sealed class CsvTable(TextWriter writer, char delimiter, IReadOnlyList<string>? columns = null) : IDisposable
{
    private readonly CsvWriter _csv = new(writer, new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        NewLine = Environment.NewLine,
    });

    private IReadOnlyList<string>? _columns = columns;

    /// <summary>Writes an object; before the first one, the header.</summary>
    public void Write(PSObject item)
    {
        if (_columns is null)
        {
            _columns = [.. item.Properties.Select(property => property.Name)];
            WriteRow(_columns);
        }

        WriteRow(_columns.Select(column => item.Properties[column]?.Value?.ToString()));
    }

    public void Dispose() => _csv.Dispose();

    private void WriteRow(IEnumerable<string?> values)
    {
        foreach (var value in values)
        {
            // Quotation marks set an empty value off from one that is not there.
            _csv.WriteField(value, shouldQuote: value is not null);
        }

        _csv.NextRecord();
    }
}
