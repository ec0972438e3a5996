using System.Management.Automation;
using System.Runtime.CompilerServices;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>Refuses values that were given as a connection but are not one.</summary>
internal sealed class PipedConnections(PSCmdlet cmdlet)
{
    // Why each marker was made. PowerShell passes only the marker to the cmdlet.
    private static readonly ConditionalWeakTable<RsaCloudAdminConnection, Refusal> Refusals = new();

    // If a file is piped line by line, the values after the first line of a key are pieces of it.
    private bool _isKey;

    /// <summary>Returns a marker for a value that is not a connection. It has no client, and <see cref="Accepts"/> refuses it.</summary>
    /// <param name="problem">Why the value is not a connection, for the error.</param>
    /// <param name="isKey">Whether the value is the text of a key.</param>
    public static RsaCloudAdminConnection Marker(string problem, bool isKey)
    {
        var marker = new RsaCloudAdminConnection(null!);
        Refusals.Add(marker, new Refusal(problem, isKey));
        return marker;
    }

    /// <summary>Returns whether the value is a connection. If not, writes the error; without pipeline input, the error ends the command.</summary>
    public bool Accepts(RsaCloudAdminConnection connection)
    {
        if (!Refusals.TryGetValue(connection, out var refusal))
            return true;
        _isKey |= refusal.IsKey;
        var error = ErrorRecords.NoSuchConnection(_isKey ? "The input is the text of a key, or follows one. It is not shown. Give the name of a connection." : refusal.Problem, null);
        if (!cmdlet.MyInvocation.ExpectingInput)
            cmdlet.ThrowTerminatingError(error);
        cmdlet.WriteError(error);
        return false;
    }

    private sealed record Refusal(string Problem, bool IsKey);
}
