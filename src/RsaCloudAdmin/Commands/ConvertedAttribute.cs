using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Converts an argument as PowerShell does, except that it never rounds, and that the error does not show a key that was given for the wrong parameter.</summary>
/// <param name="type">The parameter's type.</param>
/// <param name="what">What the argument must be.</param>
internal sealed class ConvertedAttribute(Type type, string what) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null)
            return null;
        if (LanguagePrimitives.TryConvertTo(inputData, type, CultureInfo.InvariantCulture, out var converted) && !IsRounded(value, converted))
            return converted;
        throw new ArgumentTransformationMetadataException(
            $"It must be {what}. {(value is string or ValueType && !KeyRow.Is(value) ? $"{DisplayText.Quote($"{value}")} is not." : "What was given is not shown here.")}");
    }

    private static bool IsRounded(object value, object? converted) =>
        converted is int whole && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out decimal exact) && exact != whole;
}
