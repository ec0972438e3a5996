using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Accepts an address or a string. A blank value means no address. Another value becomes a marker that is refused later,
/// because an error of PowerShell's binder would show the value or contain the whole row.
/// </summary>
internal sealed class AddressAttribute : ArgumentTransformationAttribute
{
    // The marker. No proxy has this scheme.
    private static readonly Uri Unfit = new("unfit:");

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        var value when CellText.IsBlank(value) => null,
        Uri address => address,
        string text when !KeyTextDetector.Is(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
        _ => Unfit,
    };
}
