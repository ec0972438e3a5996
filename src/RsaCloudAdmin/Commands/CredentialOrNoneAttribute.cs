using System.Management.Automation;
using System.Security;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Takes a credential, or a user name whose password is asked for later: [Credential] would ask for every row, and a list must
/// not make anybody type a password. A blank means none. What is neither is refused later: an error of PowerShell's binder
/// shows it, or holds the whole row.
/// </summary>
internal sealed class CredentialOrNoneAttribute : ArgumentTransformationAttribute
{
    /// <summary>Stands for what is no credential.</summary>
    public static readonly PSCredential Unfit = new("unfit", new SecureString());

    /// <summary>Stands for a password that is to be asked for.</summary>
    public static readonly SecureString NotAsked = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => null,
        PSCredential credential => credential,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when !KeyTextDetector.Is(text) => new PSCredential(text, NotAsked),
        _ => Unfit,
    };
}
