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

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData);

    /// <summary>Returns the address; null for a blank value; the marker for a value that is not an address.</summary>
    public static Uri? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        var given when CellText.IsBlank(given) => null,
        Uri address => address,
        string text when !KeyTextDetector.Is(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
        _ => Unfit,
    };
}
