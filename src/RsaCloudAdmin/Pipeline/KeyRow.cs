using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Detects a key, in any form that PowerShell may have it, so that no error contains one.</summary>
internal static class KeyRow
{
    // The maximum nesting of lists and rows.
    private const int Deepest = 3;

    // Shorter than any number of a key, but longer than usual values in a list's column P.
    private const int ShortestNumber = 20;

    private static readonly string[] Fields = ["d", "p", "q", "dp", "dq", "qi", "InverseQ", "accessKey"];

    private static readonly Regex Element = new($"<({string.Join("|", Fields)})[\\s>]|\\b({string.Join("|", Fields)})=\"[^\"]{{{ShortestNumber}}}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Returns whether the value is a key, or contains one.</summary>
    public static bool Is(object? value) => Is(value, 0);

    private static bool Is(object? value, int depth) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        _ when depth > Deepest => false,
        null or ValueType => false,
        string text => KeyTextDetector.Is(text),
        XmlNode node => Element.IsMatch(node.OuterXml) || KeyTextDetector.Is(node.InnerText),
        IDictionary => HasKey(new RowColumns(PSObject.AsPSObject(value!)), depth),
        IEnumerable list => list.Cast<object?>().Any(item => Is(item, depth + 1)),
        // Only an object with stored columns is searched. Other objects compute theirs.
        PSCustomObject => HasKey(new RowColumns((PSObject)value!), depth),
        _ => false,
    };

    private static bool HasKey(RowColumns columns, int depth) => columns.Names.Any(name =>
        columns.Value(name) is { } value && ((Fields.Contains(name, StringComparer.OrdinalIgnoreCase) && $"{value}".Length >= ShortestNumber) || Is(value, depth + 1)));
}
