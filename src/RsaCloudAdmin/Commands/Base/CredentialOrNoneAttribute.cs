using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Accepts a credential, or a user name whose password is requested later: [Credential] would prompt for every row, and
/// a list must never prompt. A blank value means no credential. Another value becomes a marker that is refused later,
/// because an error of PowerShell's binder would show the value or contain the whole row.
/// </summary>
internal sealed class CredentialOrNoneAttribute : ArgumentTransformationAttribute
{
    /// <summary>The marker for a value that is not a credential.</summary>
    public static readonly PSCredential Unfit = new("unfit", new SecureString());

    /// <summary>The marker for a password that the cmdlet still has to request.</summary>
    public static readonly SecureString NotAsked = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData);

    /// <summary>Returns the credential; null for a blank value; <see cref="Unfit"/> for a value that is neither a credential nor a user name.</summary>
    public static PSCredential? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        var given when CellText.IsBlank(given) => null,
        PSCredential credential => credential,
        string text when !KeyTextDetector.Is(text) => new PSCredential(text, NotAsked),
        _ => Unfit,
    };
}
