using System.Globalization;
using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>
/// Takes a blank, as lists have it in columns that are not filled and config files as null, for a parameter's default:
/// PowerShell would make it 0. What is no number is refused later: an error of PowerShell's binder holds the whole row.
/// </summary>
internal sealed class SecondsAttribute(int usual) : ArgumentTransformationAttribute
{
    /// <summary>Stands for what is no number.</summary>
    public const int Unfit = -1;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (CellText.IsBlank(inputData))
            return usual;
        return LanguagePrimitives.TryConvertTo<int>(inputData, CultureInfo.InvariantCulture, out var seconds) ? seconds : Unfit;
    }
}
