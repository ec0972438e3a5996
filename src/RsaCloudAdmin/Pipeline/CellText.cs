using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Xml;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads what a cell of a row, or an argument, says as text. An object has a text too, its type or its whole content: that is never a user's name.</summary>
internal static class CellText
{
    // How PowerShell writes objects and collections as text. A function that declares its parameter as text has done so
    // before this module sees the value.
    private static readonly string[] ObjectNames = ["System.Collections.", "System.Management.Automation.", "System.Xml.", "System.Data.", "RsaCloudAdmin.Rsa"];

    /// <summary>The text without blanks around it, empty for a blank cell; null if the value is neither a text nor a number nor a GUID.</summary>
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

    /// <summary>Whether a list or a config file leaves it open.</summary>
    public static bool IsBlank(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    /// <summary>Whether the text is what PowerShell makes of an object, with something before or after it or without.</summary>
    private static bool IsOfAnObject(string text) =>
        (text.IndexOf("@{", StringComparison.Ordinal) is var at && at >= 0 && text.IndexOf('=', at) > 0)
        || (text.StartsWith("System.", StringComparison.Ordinal) && text.EndsWith("[]", StringComparison.Ordinal))
        || ObjectNames.Any(name => text.StartsWith(name, StringComparison.Ordinal));

    // An element that has others in it is a row or a document.
    private static string? TextOf(XmlNode node) => node.ChildNodes.OfType<XmlElement>().Any() ? null : node.InnerText.Trim();

    // As it was typed, such as 1.50, where PowerShell remembers it; else the same in every culture.
    private static string Written(object number)
    {
        var typed = number.ToString();
        var value = Convert.ToDouble(number is PSObject wrapped ? wrapped.BaseObject : number, CultureInfo.InvariantCulture);
        // PowerShell's parser and .NET's may differ in the last digit.
        return double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && Math.Abs(read - value) <= Math.Abs(value) * 1e-12
            ? typed
            : Convert.ToString(number is PSObject bare ? bare.BaseObject : number, CultureInfo.InvariantCulture)!;
    }
}
