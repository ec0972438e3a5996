using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin;

/// <summary>A connection to one tenant. Does not change, holds no readable secret, and may be used by several runspaces at once.</summary>
public sealed class RsaCloudAdminConnection
{
    internal RsaCloudAdminConnection(CloudAdminClient client) => Client = client;

    /// <summary>What the connection is called in this session.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>The tenant's name, as the key gives it.</summary>
    public string? CustomerName { get; internal set; }

    /// <summary>The base of the service's addresses.</summary>
    public Uri BaseUri { get; internal set; } = null!;

    /// <summary>Identifies the key to the service; not a secret.</summary>
    public string AccessId { get; internal set; } = string.Empty;

    /// <summary>What the key's maker noted of it.</summary>
    public string? Description { get; internal set; }

    /// <summary>When the connection was made, in UTC.</summary>
    public DateTime ConnectedAt { get; internal set; }

    [Hidden]
    internal CloudAdminClient Client { get; }

    public override string ToString() => Name;
}
