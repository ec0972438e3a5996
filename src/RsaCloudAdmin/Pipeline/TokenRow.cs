using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>One hardware token to process.</summary>
/// <param name="Input"><inheritdoc cref="BulkRow" path="/param[@name='Input']"/></param>
/// <param name="Texts">The texts that name the token. A text is null if it cannot be read.</param>
internal sealed record TokenRow(object? Input, IReadOnlyList<string?> Texts) : BulkRow(Input, Failure: null)
{
    /// <summary>Returns the serial number.</summary>
    /// <exception cref="RsaCloudAdminException">The row does not name one token.</exception>
    public string ReadSerialNumber() => Texts.Count switch
    {
        0 => throw TokenSerialNumber.Invalid("No serial number is given. Give it with -TokenSerialNumber, or in a column TokenSerialNumber, SerialNumber or Serial."),
        1 when Texts[0] is null => throw TokenSerialNumber.Invalid("The serial number is not a string or a number. It is not shown."),
        1 when IsKey => throw TokenSerialNumber.Invalid("The serial number is the text of a key. It is not shown."),
        1 => TokenSerialNumber.Parse(Texts[0]!),
        _ => throw TokenSerialNumber.Invalid("The serial number differs between columns of the row."),
    };

    /// <summary>Whether the row is a piece of a key.</summary>
    private bool IsKey { get; init; }

    /// <summary>Reads the token that a pipeline object or an argument names.</summary>
    /// <param name="input">A serial number, or a row or object with a column that contains one.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="keyLines">Detects a key in the rows of the pipeline.</param>
    public static TokenRow Read(PSObject? input, IEnumerable<string> columns, KeyLines keyLines)
    {
        var isKey = keyLines.Contain(input);
        var texts = CellText.Read(input) is { } text ? [text] : new RowColumns(input).Values(columns).Select(CellText.Read).Distinct().ToList();
        return new(isKey || input is null ? null : RowReader.Unwrap(input), texts) { IsKey = isKey || texts.Exists(cell => cell is not null && KeyTextDetector.Is(cell)) };
    }

    public override string ToString() => !IsKey && Texts.Count == 1 && Texts[0] is { Length: > 0 } text ? DisplayText.Quote(text) : "a row without a serial number";
}
