using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Takes an address or a text for one. Anything else is refused later: an error of PowerShell's binder shows it, or holds the whole row.</summary>
internal sealed class AddressAttribute : ArgumentTransformationAttribute
{
    // A scheme that no proxy has.
    private static readonly Uri Unfit = new("unfit:");

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => null,
        Uri address => address,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when !KeyTextDetector.Is(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
        _ => Unfit,
    };
}
