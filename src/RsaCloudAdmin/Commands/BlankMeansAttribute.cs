using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Takes a blank, as lists have it in columns that are not filled and config files as null, for a parameter's default. PowerShell would make it 0.</summary>
internal sealed class BlankMeansAttribute(int value) : ArgumentTransformationAttribute
{
    public int Value => value;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Blanks.IsBlank(inputData) ? Value : inputData;
}
