using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Connections;

/// <summary>Lets -Connection take the name of one of the runspace's connections as well as the connection.</summary>
internal sealed class ConnectionArgumentAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is PSObject copy && copy.TypeNames.Contains($"Deserialized.{typeof(RsaCloudAdminConnection).FullName}"))
        {
            throw new ArgumentTransformationMetadataException(
                "This is no connection any more: it came from another process (a job or a remote session), and its key stayed there. Run Connect-RsaCloudAdmin in the process that is to use it.");
        }

        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (input is null or RsaCloudAdminConnection)
            return inputData;
        if (input is not IConvertible)
            throw new ArgumentTransformationMetadataException($"A connection is given by its name, or as Connect-RsaCloudAdmin returns it, and one at a time. This is {Quoted.Text(input.GetType().Name)}.");
        // A name that is a number needs no quotes at the prompt.
        var name = Convert.ToString(input, CultureInfo.InvariantCulture)!;
        return ConnectionTable.Current.Find(name) ?? throw new ArgumentTransformationMetadataException(
            $"This session has no connection named {Quoted.Text(name)}. Get-RsaCloudAdminConnection lists those it has. In ForEach-Object -Parallel and in thread jobs, which have sessions of their own, give the connection itself: -Connection $using:connection.");
    }
}
