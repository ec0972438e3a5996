namespace RsaCloudAdmin;

/// <summary>What a diagnosis of a connection looks at, in this order.</summary>
public enum RsaConnectionStep
{
    /// <summary>There is a connection, and it was not closed. Only told if it fails.</summary>
    Connection,

    /// <summary>The host's name resolves to an address.</summary>
    Name,

    /// <summary>A connection can be made, and the other side proves that it is the host.</summary>
    Tls,

    /// <summary>This computer's clock and the service's agree.</summary>
    Clock,

    /// <summary>The issuer and the service belong to one tenant, so that access tokens go to no other host.</summary>
    Tenant,

    /// <summary>The service accepts the token.</summary>
    Token,

    /// <summary>The key's role, or the OAuth client's scopes, allow what the cmdlets do.</summary>
    Permission,

    /// <summary>How long a request takes.</summary>
    RoundTrip,
}
