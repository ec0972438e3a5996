using System.ComponentModel;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin;

/// <summary>
/// A connection to one tenant. It does not change, contains no readable secret, and can be used by several runspaces at
/// the same time.
/// </summary>
[TypeConverter(typeof(ConnectionConverter))]
public sealed class RsaCloudAdminConnection
{
    // Cached, because every object that is emitted has it.
    private string? _origin;

    internal RsaCloudAdminConnection(CloudAdminClient client) => Client = client;

    /// <summary>The name of the connection in this session.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>The tenant's name from the API key; null if the key has none, and for an OAuth client.</summary>
    public string? CustomerName { get; internal init; }

    /// <summary>The base address of the service.</summary>
    public Uri BaseUri { get; internal init; } = null!;

    /// <summary>The id of the API key; not a secret. Null for an OAuth client.</summary>
    public string? AccessId { get; internal init; }

    /// <summary>The id of the OAuth client; not a secret. Null for an API key.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>The address where the OAuth client gets its access tokens. Null for an API key.</summary>
    public Uri? Issuer { get; internal init; }

    /// <summary>The scopes that an OAuth client is limited to. Empty if it is not limited, and for an API key, which has a role instead.</summary>
    public IReadOnlyList<string> Scope { get; internal init; } = [];

    /// <summary>The description of the API key; null if the key has none, and for an OAuth client.</summary>
    public string? Description { get; internal init; }

    /// <summary>The local time when the connection was made.</summary>
    public DateTime ConnectedAt { get; } = DateTime.Now;

    /// <summary>Whether cmdlets without -Connection use it in the current session. Another session may have another default.</summary>
    public bool IsDefault => ConnectionTable.IsDefault(this);

    internal CloudAdminClient Client { get; }

    /// <summary>The address and the client that signs in, for messages.</summary>
    internal string Place => $"{DisplayText.Line(BaseUri.AbsoluteUri)} {(ClientId is null ? "with the API key" : "as OAuth client")} {DisplayText.Quote(AccessId ?? ClientId!)}";

    /// <summary>The address and what signs in. Objects count as confirmed only for a connection with the same origin.</summary>
    internal string Origin => _origin ??= string.Join(" ", BaseUri.AbsoluteUri, AccessId, ClientId, Issuer?.AbsoluteUri);

    internal ConnectionTable? MadeIn { get; set; }

    internal bool KeyIsReadableByOthers { get; init; }

    public override string ToString() => Name;

    internal bool IsOfSameTenantAndKey(RsaCloudAdminConnection other) => Origin == other.Origin;
}
