using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Connections;

/// <summary>
/// Accepts text, numbers and GUIDs, and for a file its path. PowerShell would convert any object to text, with all its
/// content, and an error of its binder shows the whole row. So another value becomes a marker that is refused later.
/// </summary>
internal sealed class TextOnlyAttribute : ArgumentTransformationAttribute
{
    /// <summary>The marker for a value that is not text. U+FFFF is not a character, so no text is equal to it.</summary>
    public const string Unfit = "\uFFFF";

    /// <summary>Whether the parameter accepts a list.</summary>
    public bool IsList { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        return IsList ? ReadAll(inputData) : Read(inputData);
    }

    /// <summary>Returns the text of each item of a list, or of a single value.</summary>
    public static string[] ReadAll(object? value) =>
        Bare(value) is IEnumerable list and not (string or IDictionary or System.Xml.XmlNode) ? [.. list.Cast<object?>().Select(Read)] : [Read(value)];

    /// <summary>Returns the text; empty for a blank value; <see cref="Unfit"/> if the value is not text, or is text that PowerShell made from an object.</summary>
    public static string Read(object? value) => Bare(value) switch
    {
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        Uri address => address.OriginalString,
        RsaCloudAdminConnection connection => connection.Name,
        _ => CellText.Read(value) ?? Unfit,
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
