using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Takes anything but a SecureString that is given for a key for a key that is refused: a path, the text of a key, or an
/// object made of it. An error of PowerShell's binder would show it, or hold the whole row.
/// </summary>
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>What an error says of a text.</summary>
    public const string IsPlainText =
        "What was given for the key is a plain text and not a SecureString. It is not shown here. Give the path of a key file with -KeyPath or in a column KeyPath, or pipe the file itself with Get-Item. Give the whole text of a key as a SecureString.";

    /// <summary>What an error says of anything else.</summary>
    public const string IsObject =
        "What was given for -Key is an object and not a SecureString. It is not shown here. Give the path of a key file with -KeyPath, or the whole text of a key, unchanged, as a SecureString.";

    /// <summary>Stands for a plain text.</summary>
    public static readonly SecureString PlainText = new();

    /// <summary>Stands for anything else.</summary>
    public static readonly SecureString Object = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (CellText.IsBlank(inputData))
            return null;
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is SecureString ? value : value is string ? PlainText : Object;
    }
}
