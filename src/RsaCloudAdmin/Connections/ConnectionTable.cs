using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>The connections of one runspace. They are its own: another runspace in the process neither sees nor closes them.</summary>
internal sealed class ConnectionTable
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionTable> Tables = new();

    // The newest is last.
    private readonly List<RsaCloudAdminConnection> _connections = [];
    private string? _closedDefault;
    private object? _suspension;

    public static ConnectionTable For(Runspace runspace) => Tables.GetOrCreateValue(runspace);

    /// <summary>The table of the runspace that runs this thread's pipeline.</summary>
    public static ConnectionTable Current => For(Runspace.DefaultRunspace);

    /// <summary>The connection that was made last. Once it is closed there is none until the next is made: the one before may be of another tenant.</summary>
    public RsaCloudAdminConnection? Default { get; private set; }

    /// <summary>The connections there are at this moment, in the order they were made.</summary>
    public IReadOnlyList<RsaCloudAdminConnection> All => [.. _connections];

    /// <summary>Whether a connection is the default of the runspace that asks; outside of any, of the one that it was made in.</summary>
    public static bool IsDefault(RsaCloudAdminConnection connection) =>
        (Runspace.DefaultRunspace is { } here ? For(here) : connection.MadeIn)?.Default == connection;

    /// <summary>Why there is no default.</summary>
    public ErrorRecord NotConnected() => ErrorRecords.NotConnected(_closedDefault, [.. _connections.Select(connection => connection.Name)]);

    public RsaCloudAdminConnection? Find(string name) => _connections.Find(c => IsNamed(c, name));

    /// <summary>What to call a connection that nobody named: by its tenant, with a number if another tenant's or key's connection has that name.</summary>
    public string UnusedName(RsaCloudAdminConnection connection)
    {
        var tenant = ConnectionName.From(connection.CustomerName) ?? ConnectionName.From(connection.BaseUri.Host) ?? "Unnamed";
        var name = tenant;
        for (var number = 2; Find(name) is { } other && !other.IsOfSameTenantAndKey(connection); number++)
            name = $"{tenant} ({number})";
        return name;
    }

    /// <summary>
    /// Makes the connection the default. One of the same name is forgotten, not closed: a variable or another runspace
    /// may still use it.
    /// </summary>
    public void Add(RsaCloudAdminConnection connection)
    {
        _connections.RemoveAll(c => IsNamed(c, connection.Name));
        _connections.Add(connection);
        connection.MadeIn = this;
        (Default, _closedDefault) = (connection, null);
    }

    /// <summary>Forgets the connection and closes it.</summary>
    public void Close(RsaCloudAdminConnection connection)
    {
        _connections.Remove(connection);
        if (connection == Default)
            (Default, _closedDefault) = (null, connection.Name);
        connection.Client.Dispose();
    }

    /// <summary>Closes all connections. The table is as new afterwards.</summary>
    public void Clear()
    {
        foreach (var connection in All)
            Close(connection);
        _closedDefault = null;
    }

    /// <summary>Keeps the connections while the module is imported anew, by Import-Module -Force. They are closed if that does not come about.</summary>
    /// <param name="end">When the import has taken too long.</param>
    public void Suspend(Task end)
    {
        // Only the latest suspension may close them: an earlier one may end while the module is imported once more.
        var suspension = new object();
        Interlocked.Exchange(ref _suspension, suspension);
        _ = end.ContinueWith(_ => CloseIfStill(suspension), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Goes on with the connections that there are.</summary>
    public void Resume() => Interlocked.Exchange(ref _suspension, null);

    // Nobody uses the table meanwhile: the cmdlets come with the import.
    private void CloseIfStill(object suspension)
    {
        if (Interlocked.CompareExchange(ref _suspension, null, suspension) == suspension)
            Clear();
    }

    private static bool IsNamed(RsaCloudAdminConnection connection, string name) => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
