using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Refuses pipeline input that PowerShell cannot bind: its own error would contain the piped object, which may be a key.</summary>
internal static class PipelineInput
{
    /// <summary>Ends the command if something is piped into it.</summary>
    public static void Refuse(PSCmdlet cmdlet)
    {
        if (cmdlet.MyInvocation.ExpectingInput)
            cmdlet.ThrowTerminatingError(ErrorRecords.PipelineInputNotAccepted(cmdlet.MyInvocation.MyCommand.Name));
    }

    /// <summary>Ends the command if something is piped into it although a parameter on the command line leaves no parameter for it.</summary>
    /// <param name="cmdlet">The cmdlet, before it gets the first object.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="value">The value of the parameter.</param>
    public static void RefuseBeside(PSCmdlet cmdlet, string parameter, object? value)
    {
        // The value of a script block is bound later.
        var isGiven = value is not null || (cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) && bound is null);
        if (isGiven && cmdlet.MyInvocation.ExpectingInput)
            cmdlet.ThrowTerminatingError(ErrorRecords.PipelineInputNotAccepted(cmdlet.MyInvocation.MyCommand.Name, parameter));
    }
}
