using System.Management.Automation;
using System.Security;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// What [Credential] does, save that a blank means none: it would ask for one, with nobody there to answer. What is neither a
/// credential nor a user name is refused later: an error of PowerShell's binder shows it, or holds the whole row.
/// </summary>
internal sealed class CredentialOrNoneAttribute : ArgumentTransformationAttribute
{
    /// <summary>Stands for what is no credential.</summary>
    public static readonly PSCredential Unfit = new("unfit", new SecureString());

    private readonly CredentialAttribute _asker = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => null,
        PSCredential credential => credential,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when !KeyText.Is(text) => Ask(engineIntrinsics, text),
        _ => Unfit,
    };

    private object? Ask(EngineIntrinsics engineIntrinsics, string userName)
    {
        try
        {
            return _asker.Transform(engineIntrinsics, userName);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // Nobody is there.
            return Unfit;
        }
    }
}
