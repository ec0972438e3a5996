using System.Collections;
using System.Management.Automation;
using System.Security;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Takes whatever the pipeline brings, so that PowerShell's binder never refuses it: its error would hold the object, which
/// may be a key or a row with one. What is neither a hashtable nor a key is forgotten here; PowerShell binds a row's
/// properties by their names beside it.
/// </summary>
internal sealed class PipedRowAttribute : ArgumentTransformationAttribute
{
    /// <summary>Stands for a text. A line of Get-Content has a hidden PSPath, which would be bound once for each line.</summary>
    public static readonly object Text = new();

    /// <summary>Stands for any other object.</summary>
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
