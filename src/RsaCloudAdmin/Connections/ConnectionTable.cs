using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>The connections of one runspace. Other runspaces in the process do not see them, and do not close them.</summary>
internal sealed class ConnectionTable
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionTable> Tables = new();

    // In the order they were made.
    private readonly List<RsaCloudAdminConnection> _connections = [];
    private string? _closedDefault;
    private object? _suspension;

    public static ConnectionTable For(Runspace runspace) => Tables.GetOrCreateValue(runspace);

    /// <summary>The table of the runspace that runs this thread's pipeline.</summary>
    public static ConnectionTable Current => For(Runspace.DefaultRunspace);

    /// <summary>
    /// The latest connection; null if there is none. After it is closed, an earlier one does not take its place,
    /// because it may belong to another tenant.
    /// </summary>
    public RsaCloudAdminConnection? Default { get; private set; }

    /// <summary>The current connections, in the order they were made.</summary>
    public IReadOnlyList<RsaCloudAdminConnection> All => [.. _connections];

    /// <summary>
    /// Returns whether a connection is the default of the current runspace. Without a current runspace, the one where
    /// it was made counts.
    /// </summary>
    public static bool IsDefault(RsaCloudAdminConnection connection) =>
        (Runspace.DefaultRunspace is { } here ? For(here) : connection.MadeIn)?.Default == connection;

    /// <summary>Returns the error that explains why there is no default connection.</summary>
    public ErrorRecord NotConnected() => ErrorRecords.NotConnected(_closedDefault, [.. _connections.Select(connection => connection.Name)]);

    public RsaCloudAdminConnection? Find(string name) => _connections.Find(c => IsNamed(c, name));

    /// <summary>
    /// Returns a name for an unnamed connection: the tenant's name, with a number if a connection to another tenant or
    /// with another key already has that name.
    /// </summary>
    public string UnusedName(RsaCloudAdminConnection connection)
    {
        var tenant = ConnectionName.From(connection.CustomerName) ?? ConnectionName.From(connection.BaseUri.Host) ?? "Unnamed";
        var name = tenant;
        for (var number = 2; Find(name) is { } other && !other.IsOfSameTenantAndKey(connection); number++)
            name = $"{tenant} ({number})";
        return name;
    }

    /// <summary>
    /// Adds the connection and makes it the default. A connection of the same name is removed but not closed: a
    /// variable or another runspace may still use it.
    /// </summary>
    public void Add(RsaCloudAdminConnection connection)
    {
        _connections.RemoveAll(c => IsNamed(c, connection.Name));
        _connections.Add(connection);
        connection.MadeIn = this;
        (Default, _closedDefault) = (connection, null);
    }

    /// <summary>Removes the connection and closes it.</summary>
    public void Close(RsaCloudAdminConnection connection)
    {
        _connections.Remove(connection);
        if (connection == Default)
            (Default, _closedDefault) = (null, connection.Name);
        connection.Client.Dispose();
    }

    /// <summary>Closes all connections and resets the table.</summary>
    public void Clear()
    {
        foreach (var connection in All)
            Close(connection);
        _closedDefault = null;
    }

    /// <summary>Keeps the connections while Import-Module -Force imports the module again. Closes them if the import does not follow.</summary>
    /// <param name="end">Completes when the import has taken too long.</param>
    public void Suspend(Task end)
    {
        // Only the latest suspension may close the connections: an earlier one may end during a later import.
        var suspension = new object();
        Interlocked.Exchange(ref _suspension, suspension);
        _ = end.ContinueWith(_ => CloseIfStill(suspension), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Keeps the connections, because the module was imported again.</summary>
    public void Resume() => Interlocked.Exchange(ref _suspension, null);

    // The table is not in use at this time: the cmdlets exist only after the import.
    private void CloseIfStill(object suspension)
    {
        if (Interlocked.CompareExchange(ref _suspension, null, suspension) == suspension)
            Clear();
    }

    private static bool IsNamed(RsaCloudAdminConnection connection, string name) => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
