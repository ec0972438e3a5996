using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>What [Credential] does, save that a blank means none: it would ask for one, with nobody there to answer.</summary>
internal sealed class CredentialOrNoneAttribute : ArgumentTransformationAttribute
{
    private readonly CredentialAttribute _asker = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Blanks.IsBlank(inputData) ? null : _asker.Transform(engineIntrinsics, inputData);
}
