using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Takes a blank, as lists have it in columns that are not filled, for a parameter's default. PowerShell would make it 0.</summary>
internal sealed class BlankMeansAttribute(int value) : ArgumentTransformationAttribute
{
    public int Value => value;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && string.IsNullOrWhiteSpace(text) ? Value : inputData;
}
