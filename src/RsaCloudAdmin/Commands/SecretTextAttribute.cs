using System.Management.Automation;
using System.Security;

namespace RsaCloudAdmin.Commands;

/// <summary>Takes a plain text that is given for a key, most often a path, for a key that is refused. An error of PowerShell's binder would show the row.</summary>
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>What an error says.</summary>
    public const string IsPlainText =
        "A plain text is no key, and is not shown here. Give the path of a key file with -KeyPath or in a column KeyPath, or pipe the file itself (Get-Item); give the whole text of a key as a SecureString.";

    /// <summary>Stands for a plain text.</summary>
    public static readonly SecureString PlainText = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && !string.IsNullOrWhiteSpace(text) ? PlainText : inputData;
}
