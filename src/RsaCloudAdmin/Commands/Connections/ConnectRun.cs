using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Connections;
using RsaCloudAdmin.Errors;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Makes the connections of one run of Connect-RsaCloudAdmin, and adds them to the session.</summary>
/// <param name="cmdlet">The running cmdlet.</param>
/// <param name="isNameTyped">
/// Whether the name is from the command line. Such a name replaces a connection on purpose. A name in a list may do so
/// by mistake.
/// </param>
/// <param name="skipCheck">Whether to connect without the request that verifies the key.</param>
/// <param name="stop">Canceled when the pipeline stops.</param>
internal sealed class ConnectRun(PSCmdlet cmdlet, bool isNameTyped, bool skipCheck, CancellationToken stop)
{
    // By name. Rows of a list must not replace each other's connections.
    private readonly Dictionary<string, RsaCloudAdminConnection> _made = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a connection, checks it, and makes it the default of the session.</summary>
    /// <exception cref="CannotConnectException">A value cannot be used, or the service refuses the key.</exception>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public RsaCloudAdminConnection Connect(SignIn signIn, ConnectRow row)
    {
        var connection = Open(signIn, row);
        try
        {
            Add(connection, signIn, row);
        }
        catch
        {
            connection.Client.Dispose();
            throw;
        }

        _made[connection.Name] = connection;
        cmdlet.WriteVerbose($"Connected to {DisplayText.Quote(connection.Name)} at {connection.Place}.");
        return connection;
    }

    // On another thread, because opening a file on an unreachable server can take minutes, and only the wait can be canceled.
    private RsaCloudAdminConnection Open(SignIn signIn, ConnectRow row)
    {
        var opening = Task.Run(() => signIn.Open(row.Options()));
        try
        {
            Task.WaitAny([opening], stop);
            return opening.GetAwaiter().GetResult();
        }
        catch (RsaKeyException e)
        {
            throw new CannotConnectException(ErrorRecords.From(e, signIn.Target));
        }
        catch (OperationCanceledException)
        {
            opening.ContinueWith(late => (late.Exception is null ? late.Result : null)?.Client.Dispose(), TaskScheduler.Default);
            throw new PipelineStoppedException();
        }
    }

    private void Add(RsaCloudAdminConnection connection, SignIn signIn, ConnectRow row)
    {
        var table = ConnectionTable.Current;
        connection.Name = row.Name ?? table.UnusedName(connection);
        RequireNameOfItsOwn(connection, signIn);
        foreach (var warning in ConnectNotes.Warnings(connection, signIn, row))
            cmdlet.WriteWarning(warning);
        if (skipCheck)
            _ = connection.Client.PrepareAsync();
        else
            Check(connection, signIn);
        if (table.Find(connection.Name) is { } replaced && ConnectNotes.Replaced(replaced, connection) is { } told)
            cmdlet.WriteVerbose(told);
        table.Add(connection);
    }

    private void RequireNameOfItsOwn(RsaCloudAdminConnection connection, SignIn signIn)
    {
        _made.TryGetValue(connection.Name, out var made);
        var earlier = made ?? (isNameTyped ? null : ConnectionTable.Current.Find(connection.Name));
        if (earlier is null || earlier.IsOfSameTenantAndKey(connection))
            return;
        throw new CannotConnectException(ErrorRecords.NameRepeated(connection.Name, connection.Place, earlier.Place, isOfRow: made is not null, signIn.Target));
    }

    private void Check(RsaCloudAdminConnection connection, SignIn signIn)
    {
        var client = connection.Client;
        var outcome = AwaitedCall.Run(cmdlet, connection.BaseUri.Host, () => client.RateLimitPause, new CallContext(stop), call => client.CheckTokenAsync(call));
        if (outcome.Failure is { } failure)
            throw new CannotConnectException(ErrorRecords.ForConnect(failure, signIn.Target));
        if (outcome.Result is { } oddity)
            cmdlet.WriteWarning($"Connected, but the service did not confirm the key. {oddity}");
    }
}
