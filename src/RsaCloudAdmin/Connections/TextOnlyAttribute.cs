using System.Collections;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Connections;

/// <summary>
/// Takes text, numbers and GUIDs, and a file for its path. PowerShell would make a text of any object, with all that it
/// holds, and an error of its binder shows the whole row: what does not fit is replaced here, and refused later.
/// </summary>
internal sealed class TextOnlyAttribute : ArgumentTransformationAttribute
{
    /// <summary>Stands for what is not text. No text has it: it is no character.</summary>
    public const string Unfit = "\uFFFF";

    /// <summary>Whether the parameter takes a list.</summary>
    public bool IsList { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        return IsList && Bare(inputData) is IEnumerable list and not (string or IDictionary or System.Xml.XmlNode)
            ? list.Cast<object?>().Select(one => Read(one) ?? Unfit).ToArray()
            : Read(inputData) ?? Unfit;
    }

    /// <summary>The text; null if the value is something else, or the text that PowerShell made of an object.</summary>
    public static string? Read(object? value) => Bare(value) switch
    {
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        Uri address => address.OriginalString,
        RsaCloudAdminConnection connection => connection.Name,
        _ => CellText.Read(value),
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
