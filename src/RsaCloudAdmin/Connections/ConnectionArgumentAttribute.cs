using System.Management.Automation;

namespace RsaCloudAdmin.Connections;

/// <summary>Lets -Connection take the name of one of the runspace's connections as well as the connection.</summary>
internal sealed class ConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (input is not string name)
            return inputData;
        return ConnectionTable.Current.Find(name) ?? throw new ArgumentTransformationMetadataException(
            $"This session has no connection named '{name}'. Get-RsaCloudAdminConnection lists those it has.");
    }
}
