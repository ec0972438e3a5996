namespace RsaCloudAdmin;

/// <summary>The steps of a connection test, in the order they run.</summary>
public enum RsaConnectionStep
{
    /// <summary>The connection exists and is not closed. Emitted only if it fails.</summary>
    Connection,

    /// <summary>The name of the host resolves to an address.</summary>
    Name,

    /// <summary>A connection can be made, and the host proves its identity.</summary>
    Tls,

    /// <summary>The clocks of this computer and the service agree.</summary>
    Clock,

    /// <summary>The issuer and the service belong to the same tenant, so that access tokens go to no other host.</summary>
    Tenant,

    /// <summary>The service accepts the access token.</summary>
    Token,

    /// <summary>The key's role, or the OAuth client's scopes, allow what the cmdlets do.</summary>
    Permission,

    /// <summary>How long a request takes.</summary>
    RoundTrip,
}
