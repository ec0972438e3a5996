using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Converts an argument as PowerShell does, save that the error does not show what was given: it may be a key, given for the wrong parameter.</summary>
/// <param name="type">The parameter's type.</param>
/// <param name="what">What the argument must be.</param>
internal sealed class ConvertedAttribute(Type type, string what) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        return LanguagePrimitives.TryConvertTo(inputData, type, CultureInfo.InvariantCulture, out var converted)
            ? converted
            : throw new ArgumentTransformationMetadataException($"It must be {what}. What was given is not shown here.");
    }
}
