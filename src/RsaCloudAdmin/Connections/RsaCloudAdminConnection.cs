using System.ComponentModel;
using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin;

/// <summary>A connection to one tenant. Does not change, holds no readable secret, and may be used by several runspaces at once.</summary>
[TypeConverter(typeof(ConnectionConverter))]
public sealed class RsaCloudAdminConnection
{
    internal RsaCloudAdminConnection(CloudAdminClient client) => Client = client;

    /// <summary>What the connection is called in this session.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>The tenant's name, as the API key gives it.</summary>
    public string? CustomerName { get; internal init; }

    /// <summary>The base of the service's addresses.</summary>
    public Uri BaseUri { get; internal init; } = null!;

    /// <summary>Identifies the API key to the service; not a secret. Null for an OAuth client.</summary>
    public string? AccessId { get; internal init; }

    /// <summary>Identifies the OAuth client; not a secret. Null for an API key.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>Where the OAuth client gets its tokens. Null for an API key.</summary>
    public Uri? Issuer { get; internal init; }

    /// <summary>The scopes to which an OAuth client is limited. Empty if it is not, and for an API key, which has a role instead.</summary>
    public IReadOnlyList<string> Scope { get; internal init; } = [];

    /// <summary>What the API key's maker noted of it.</summary>
    public string? Description { get; internal init; }

    /// <summary>When the connection was made, in local time.</summary>
    public DateTime ConnectedAt { get; } = DateTime.Now;

    /// <summary>Whether the cmdlets use it without -Connection in the session that asks. Another session may have another default.</summary>
    public bool IsDefault => ConnectionTable.IsDefault(this);

    [Hidden]
    internal CloudAdminClient Client { get; }

    /// <summary>Where it leads and who it signs in as, for messages.</summary>
    internal string Place => $"{DisplayText.Line(BaseUri.AbsoluteUri)} as {(ClientId is null ? "API key" : "OAuth client")} {DisplayText.Quote(AccessId ?? ClientId!)}";

    /// <summary>Why this is no connection, but stands for what was given for one; null for a connection.</summary>
    internal string? Problem { get; private init; }

    /// <summary>Whether that was the text of a key.</summary>
    internal bool IsOfKey { get; private init; }

    internal ConnectionTable? MadeIn { get; set; }

    internal bool KeyIsReadableByOthers { get; init; }

    public override string ToString() => Name;

    /// <summary>Stands for what is no connection.</summary>
    internal static RsaCloudAdminConnection None(string problem, bool isOfKey) => new(null!) { Problem = problem, IsOfKey = isOfKey };

    internal bool IsOfSameTenantAndKey(RsaCloudAdminConnection other) =>
        BaseUri == other.BaseUri && AccessId == other.AccessId && ClientId == other.ClientId && Issuer == other.Issuer;
}
