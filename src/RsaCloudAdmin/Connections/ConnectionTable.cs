using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace RsaCloudAdmin.Connections;

/// <summary>The connections of one runspace. They are its own: another runspace in the process neither sees nor closes them.</summary>
internal sealed class ConnectionTable
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionTable> Tables = new();

    // The newest is last; it is the default.
    private readonly List<RsaCloudAdminConnection> _connections = [];

    public static ConnectionTable Of(Runspace runspace) => Tables.GetOrCreateValue(runspace);

    /// <summary>The table of the runspace that runs this thread's pipeline.</summary>
    public static ConnectionTable Current => Of(Runspace.DefaultRunspace);

    public RsaCloudAdminConnection? Default => _connections.LastOrDefault();

    public IReadOnlyList<RsaCloudAdminConnection> All => _connections;

    public RsaCloudAdminConnection? Find(string name) => _connections.Find(c => IsNamed(c, name));

    /// <summary>What to call a connection that nobody named: by its tenant, with a number if another tenant's or key's connection has that name.</summary>
    public string UnusedName(RsaCloudAdminConnection connection)
    {
        var tenant = connection.CustomerName ?? connection.BaseUri.Host;
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
    }

    /// <summary>Forgets the connection and closes it.</summary>
    public void Close(RsaCloudAdminConnection connection)
    {
        _connections.Remove(connection);
        connection.Client.Dispose();
    }

    public void Clear()
    {
        foreach (var connection in _connections.ToArray())
            Close(connection);
    }

    private static bool IsNamed(RsaCloudAdminConnection connection, string name) => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
