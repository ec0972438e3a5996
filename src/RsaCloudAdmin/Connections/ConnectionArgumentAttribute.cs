using System.Management.Automation;

namespace RsaCloudAdmin.Connections;

/// <summary>Converts as <see cref="ConnectionConverter"/> does, for the sake of the message: PowerShell refuses several connections in words of its own.</summary>
internal sealed class ConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData is null ? null : ConnectionConverter.Find(PSObject.AsPSObject(inputData));
        }
        catch (PSInvalidCastException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}
