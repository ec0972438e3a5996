using System.Globalization;
using System.Management.Automation;
using CsvHelper;
using CsvHelper.Configuration;

namespace RsaCloudAdmin.Sandbox.Engine.Csv;

/// <summary>Reads CSV as PowerShell does: into objects whose properties are the columns, every value a text.</summary>
/// <param name="delimiter">What stands between two values.</param>
/// <param name="header">The columns' names; null if the first row has them.</param>
/// <param name="warn">Takes what the user should know of the file.</param>
internal sealed class CsvRows(char delimiter, string[]? header, Action<string> warn)
{
    private readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        HasHeaderRecord = false,
        // Blanks around a value are not part of it, unless it is quoted.
        TrimOptions = TrimOptions.Trim,
        // A stray quotation mark is taken as it stands.
        BadDataFound = null,
    };

    private string[]? _columns = header;

    /// <summary>The columns' names, in order; null as long as no header was read.</summary>
    public IReadOnlyList<string>? Columns => _columns;

    /// <summary>The rows of a text. A text that is read after another goes on under the same columns.</summary>
    public IEnumerable<PSObject> Read(TextReader text)
    {
        // Who gave the text closes it.
        using var parser = new CsvParser(text, _format, leaveOpen: true);
        while (parser.Read())
        {
            var values = parser.Record!;
            if (values is [""])
                continue;
            if (_columns is not null)
                yield return Row(_columns, values);
            else if (!values[0].StartsWith('#')) // Export-Csv's type information, and other programs' remarks.
                _columns = Named(values);
        }
    }

    private static PSObject Row(string[] columns, string[] values)
    {
        var row = new PSObject(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            // A row that is cut short has no value there, which is not the same as an empty one. What is too much falls away.
            row.Properties.Add(new PSNoteProperty(columns[i], i < values.Length ? values[i] : null));
        }

        return row;
    }

    private string[] Named(string[] names)
    {
        var given = names.AsSpan().TrimEnd("").ToArray();
        if (given.Contains(""))
            warn("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers.");
        string[] columns = [.. given.Select((name, i) => name.Length > 0 ? name : $"H{i + 1}")];
        var unlike = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Array.Find(columns, column => !unlike.Add(column)) is { } twice)
            throw new ExtendedTypeSystemException($"The member \"{twice}\" is already present.");
        return columns;
    }
}
