using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Says what to give where a plain text is given for a key, most often a path. PowerShell would say that it cannot be bound.</summary>
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>What an error says.</summary>
    public const string IsPlainText =
        "A plain text is no key. Give the path of a key file with -KeyPath or in a column KeyPath, or pipe the file itself (Get-Item); give the text of a key as a SecureString.";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && !string.IsNullOrWhiteSpace(text)
            ? throw new ArgumentTransformationMetadataException(IsPlainText)
            : inputData;
}
