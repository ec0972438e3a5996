using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>The columns of a row: the properties of an object, or the entries of a hashtable.</summary>
internal sealed class RowColumns
{
    /// <summary>The columns of a value that has none, such as a string.</summary>
    public static readonly RowColumns None = new(null);

    private readonly PSObject? _object;
    private readonly IDictionary? _entries;
    private List<(string Plain, string Name)>? _others;

    public RowColumns(PSObject? row)
    {
        _entries = row?.BaseObject as IDictionary;
        _object = _entries is null ? row : null;
    }

    /// <summary>The names of the columns, as the row has them.</summary>
    public IEnumerable<string> Names => _entries is null
        ? _object?.Properties.Select(property => property.Name) ?? []
        : _entries.Keys.Cast<object>().Select(key => key.ToString());

    /// <summary>
    /// Returns the names that the row has for a column, with an exact match first. Case, spaces, underscores and dashes
    /// do not matter.
    /// </summary>
    public IEnumerable<string> Find(string column)
    {
        var exact = _object?.Properties[column]?.Name;
        _others ??= [.. Names.Where(name => _entries is not null || name.Any(IsIgnored)).Select(name => (Plain(name), name))];
        if (_others.Count == 0)
            return exact is null ? [] : [exact];
        var plain = Plain(column);
        var others = _others.Where(other => other.Plain.Equals(plain, StringComparison.OrdinalIgnoreCase) && other.Name != exact).Select(other => other.Name);
        return exact is null ? others : others.Prepend(exact);
    }

    /// <summary>Returns the value of a column; null if it is missing or cannot be read.</summary>
    /// <param name="name">A name that <see cref="Find"/> returned.</param>
    public object? Value(string name)
    {
        try
        {
            var value = _entries is null ? _object?.Properties[name]?.Value : Entry(name);
            return value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    /// <summary>Returns the values of the columns with these names, without empty ones.</summary>
    public IReadOnlyList<object?> Values(IEnumerable<string> columns) =>
        [.. columns.SelectMany(Find).Select(Value).Where(value => CellText.Read(value) is not { Length: 0 })];

    /// <summary>Returns a copy of this row with another value in one column.</summary>
    public PSObject With(string name, object value)
    {
        var row = new PSObject();
        foreach (var column in Names)
            row.Properties.Add(new PSNoteProperty(column, column == name ? value : Value(column)));
        return row;
    }

    private object? Entry(string name)
    {
        foreach (DictionaryEntry entry in _entries!)
        {
            if (entry.Key.ToString() == name)
                return entry.Value;
        }

        return null;
    }

    private static string Plain(string name) => new([.. name.Where(character => !IsIgnored(character))]);

    // Format characters are invisible, such as the byte order mark before the first column of a list.
    private static bool IsIgnored(char character) => character == '_' || char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
