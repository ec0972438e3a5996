using System.Collections;
using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Takes a text from the pipeline for a row that is refused. A line of Get-Content has a hidden PSPath, which would be bound
/// once for each line; and an error of PowerShell's binder shows the text, which may be a key.
/// </summary>
internal sealed class PipedTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Stands for a text.</summary>
    public static readonly IDictionary Text = new Hashtable();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string or char ? Text : inputData;
}
