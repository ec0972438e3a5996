using System.Collections;
using System.Management.Automation;
using System.Security;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Accepts any pipeline object, so that PowerShell's binder never refuses one: its error would contain the object,
/// which may be a key or a row with a key. An object that is neither a hashtable nor a key becomes a marker. PowerShell
/// still binds its properties by name.
/// </summary>
internal sealed class PipedRowAttribute : ArgumentTransformationAttribute
{
    /// <summary>The marker for a string. Each line of Get-Content has a hidden PSPath property, which PowerShell would bind once per line.</summary>
    public static readonly object Text = new();

    /// <summary>The marker for any other object.</summary>
    public static readonly object Row = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => null,
        string or char => Text,
        IDictionary entries => entries,
        SecureString key => key,
        _ => Row,
    };
}
