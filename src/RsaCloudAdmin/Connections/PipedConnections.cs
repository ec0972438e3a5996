using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>Refuses values that were given as a connection but are not one.</summary>
internal sealed class PipedConnections(PSCmdlet cmdlet)
{
    // If a file is piped line by line, the values after the first line of a key are pieces of it.
    private bool _isKey;

    /// <summary>Returns whether the value is a connection. If not, writes the error; without pipeline input, the error ends the command.</summary>
    public bool Accepts(RsaCloudAdminConnection connection)
    {
        if (connection.Problem is not { } problem)
            return true;
        _isKey |= connection.IsOfKey;
        var error = ErrorRecords.NoSuchConnection(_isKey ? "The input is the text of a key, or follows one. It is not shown. Give the name of a connection." : problem, null);
        if (!cmdlet.MyInvocation.ExpectingInput)
            cmdlet.ThrowTerminatingError(error);
        cmdlet.WriteError(error);
        return false;
    }
}
