using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Tells a key, in whatever form PowerShell has it, from a row: no error may hold one.</summary>
internal static class KeyRow
{
    // A list in a list in a row.
    private const int Deepest = 3;

    // Shorter than any number of a key. A list may have a column P.
    private const int ShortestNumber = 20;

    private static readonly string[] Fields = ["d", "p", "q", "dp", "dq", "qi", "InverseQ", "accessKey"];

    private static readonly Regex Element = new($"<({string.Join("|", Fields)})[\\s>]|\\b({string.Join("|", Fields)})=\"[^\"]{{{ShortestNumber}}}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether the value is a key, or holds one.</summary>
    public static bool Is(object? value) => Is(value, 0);

    private static bool Is(object? value, int depth) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        _ when depth > Deepest => false,
        null or ValueType => false,
        string text => KeyTextDetector.Is(text),
        XmlNode node => Element.IsMatch(node.OuterXml) || KeyTextDetector.Is(node.InnerText),
        IDictionary => HasKey(new RowColumns(PSObject.AsPSObject(value!)), depth),
        IEnumerable list => list.Cast<object?>().Any(item => Is(item, depth + 1)),
        // What has columns of its own. Other objects compute theirs.
        PSCustomObject => HasKey(new RowColumns((PSObject)value!), depth),
        _ => false,
    };

    private static bool HasKey(RowColumns columns, int depth) => columns.Names.Any(name =>
        columns.Value(name) is { } value && ((Fields.Contains(name, StringComparer.OrdinalIgnoreCase) && $"{value}".Length >= ShortestNumber) || Is(value, depth + 1)));
}
