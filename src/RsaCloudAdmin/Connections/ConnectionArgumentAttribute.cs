using System.Management.Automation;

namespace RsaCloudAdmin.Connections;

/// <summary>Converts as <see cref="ConnectionConverter"/> does, for the sake of the message: PowerShell refuses several connections in words of its own.</summary>
internal sealed class ConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes the pipeline's objects. Then the cmdlet refuses them: an error of PowerShell's binder would hold the object, which may be a key.</summary>
    public bool IsPiped { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData is null ? null : ConnectionConverter.Find(PSObject.AsPSObject(inputData));
        }
        catch (PSInvalidCastException e) when (IsPiped)
        {
            return RsaCloudAdminConnection.None(e.Message, (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && KeyTextDetector.Is(text));
        }
        catch (PSInvalidCastException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}
