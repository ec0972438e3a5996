using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Xml;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads the text of a cell or an argument. The text of an object is its type or its whole content, and never names a user.</summary>
internal static class CellText
{
    // The start of the text that PowerShell makes from objects and collections. It does so before this module sees the
    // value if a function declares its parameter as text.
    private static readonly string[] ObjectNames = ["System.Collections.", "System.Management.Automation.", "System.Xml.", "System.Data.", "RsaCloudAdmin.Rsa"];

    /// <summary>Returns the trimmed text; empty for a blank cell; null if the value is not text, a number or a GUID.</summary>
    public static string? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null or DBNull => string.Empty,
        string text => IsOfAnObject(text.Trim()) ? null : text.Trim(),
        char character => character.ToString().Trim(),
        Guid id => id.ToString("D"),
        XmlNode node => TextOf(node),
        sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger => value!.ToString(),
        float or double or decimal => Written(value!),
        _ => null,
    };

    /// <summary>Returns whether the value is empty, as in an unfilled column of a list, a NULL in a database or a null in a config file.</summary>
    public static bool IsBlank(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null or DBNull => true,
        string text => string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    /// <summary>Returns whether the text is what PowerShell makes from an object, with or without other text around it.</summary>
    private static bool IsOfAnObject(string text) =>
        (text.IndexOf("@{", StringComparison.Ordinal) is var at && at >= 0 && text.IndexOf('=', at) > 0)
        || (text.StartsWith("System.", StringComparison.Ordinal) && text.EndsWith("[]", StringComparison.Ordinal))
        || ObjectNames.Any(name => text.StartsWith(name, StringComparison.Ordinal));

    // An element with child elements is a row or a document.
    private static string? TextOf(XmlNode node) => node.ChildNodes.OfType<XmlElement>().Any() ? null : node.InnerText.Trim();

    // As it was typed, such as 1.50, if PowerShell kept that text; otherwise the same in every culture.
    private static string Written(object number)
    {
        var typed = number.ToString();
        var value = Convert.ToDouble(number is PSObject wrapped ? wrapped.BaseObject : number, CultureInfo.InvariantCulture);
        // The parsers of PowerShell and .NET may differ in the last digit.
        return double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && Math.Abs(read - value) <= Math.Abs(value) * 1e-12
            ? typed
            : Convert.ToString(number is PSObject bare ? bare.BaseObject : number, CultureInfo.InvariantCulture)!;
    }
}
