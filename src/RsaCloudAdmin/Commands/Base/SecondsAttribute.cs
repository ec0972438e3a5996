using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Uses the default for a blank value, such as an empty column of a list or a null in a config file: PowerShell would
/// convert it to 0. A value that is not a whole number becomes a marker that is refused later, because an error of
/// PowerShell's binder contains the whole row.
/// </summary>
internal sealed class SecondsAttribute(int usual) : ArgumentTransformationAttribute
{
    /// <summary>The marker for a value that is not a whole number.</summary>
    public const int Unfit = -1;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData) ?? usual;

    /// <summary>Returns the seconds; null for a blank value; <see cref="Unfit"/> for a value that is not a whole number.</summary>
    public static int? Read(object? value)
    {
        if (value is null || CellText.IsBlank(value))
            return null;
        return LanguagePrimitives.TryConvertTo<int>(value, CultureInfo.InvariantCulture, out var seconds) && !ConvertedAttribute.IsRounded(value, seconds) ? seconds : Unfit;
    }
}
