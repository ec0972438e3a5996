using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Accepts a SecureString. Another value, such as a path, the text of a key or an object made of it, becomes a marker
/// that is refused later: an error of PowerShell's binder would show the value or contain the whole row.
/// </summary>
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>The error text for a string.</summary>
    public const string IsPlainText =
        "The key is plain text instead of a SecureString. It is not shown. Give the path of a key file with -KeyPath or in a column KeyPath, or pipe the file with Get-Item. Give the text of a key only as a SecureString.";

    /// <summary>The error text for any other object.</summary>
    public const string IsObject =
        "The value of -Key is an object instead of a SecureString. It is not shown. Give the path of a key file with -KeyPath, or the whole, unchanged text of a key as a SecureString.";

    /// <summary>The marker for a string.</summary>
    public static readonly SecureString PlainText = new();

    /// <summary>The marker for any other object.</summary>
    public static readonly SecureString Object = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData);

    /// <summary>Returns the SecureString; null for a blank value; a marker for any other value.</summary>
    public static SecureString? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        var given when CellText.IsBlank(given) => null,
        SecureString secret => secret,
        string => PlainText,
        _ => Object,
    };
}
