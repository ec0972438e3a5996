using System.Management.Automation;

namespace RsaCloudAdmin.Connections;

/// <summary>
/// Converts like <see cref="ConnectionConverter"/>, but reports several connections with a message of this module
/// instead of PowerShell's.
/// </summary>
internal sealed class ConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>
    /// Whether the parameter accepts pipeline input. If it does, the cmdlet refuses invalid values, because an error of
    /// PowerShell's binder would contain the object, which may be a key.
    /// </summary>
    public bool IsPiped { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData is null ? null : ConnectionConverter.Find(PSObject.AsPSObject(inputData));
        }
        catch (PSInvalidCastException e) when (IsPiped)
        {
            return PipedConnections.Marker(e.Message, (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && KeyTextDetector.Is(text));
        }
        catch (PSInvalidCastException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}
