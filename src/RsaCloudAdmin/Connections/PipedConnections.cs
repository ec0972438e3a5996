using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>Refuses what a cmdlet was given for a connection and is none.</summary>
internal sealed class PipedConnections(PSCmdlet cmdlet)
{
    // A file that is piped line by line: what follows the first line of a key is a piece of it.
    private bool _isKey;

    /// <summary>Whether there is a connection. If not, the error is written; without a pipeline it ends the command.</summary>
    public bool Accepts(RsaCloudAdminConnection connection)
    {
        if (connection.Problem is not { } problem)
            return true;
        _isKey |= connection.IsOfKey;
        var error = ErrorRecords.NoSuchConnection(_isKey ? "What was given for a connection is the text of a key, or follows one. It is not shown here. A connection is given by its name." : problem, null);
        if (!cmdlet.MyInvocation.ExpectingInput)
            cmdlet.ThrowTerminatingError(error);
        cmdlet.WriteError(error);
        return false;
    }
}
