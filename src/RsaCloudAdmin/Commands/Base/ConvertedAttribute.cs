using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Converts an argument as PowerShell does, but never rounds, and shows no key in the error.</summary>
/// <param name="type">The type of the parameter.</param>
/// <param name="what">The expected value, for the error message.</param>
internal sealed class ConvertedAttribute(Type type, string what) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null)
            return null;
        // PowerShell converts an empty string to 0.
        var isBlank = type.IsValueType && CellText.IsBlank(value);
        if (!isBlank && LanguagePrimitives.TryConvertTo(inputData, type, CultureInfo.InvariantCulture, out var converted) && !IsRounded(value, converted))
            return converted;
        throw new ArgumentTransformationMetadataException(
            $"It must be {what}. {(value is string or ValueType && !KeyRow.Is(value) ? $"{DisplayText.Quote($"{value}")} is not." : "The value is not shown.")}");
    }

    /// <summary>Returns whether the whole number differs from the value that it was converted from.</summary>
    public static bool IsRounded(object value, object? converted) =>
        converted is int whole && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out decimal exact) && exact != whole;
}
