namespace RsaCloudAdmin;

/// <summary>The kind of advice after a step of a connection test. The caller provides the text.</summary>
internal enum ConnectionAdvice
{
    /// <summary>No advice, or the failure contains it.</summary>
    None,

    /// <summary>The proxy requires a user name and a password.</summary>
    ProxyAuthenticationRequired,

    /// <summary>The host did not prove its identity.</summary>
    NotTrusted,

    /// <summary>The host did not prove its identity, and certificates are checked for revocation.</summary>
    NotTrustedOrRevoked,

    /// <summary>The host did not respond, or no connection to it could be made.</summary>
    NotReached,

    /// <summary>No connection could be made through the proxy.</summary>
    NotReachedByProxy,

    /// <summary>The name of the host has no address.</summary>
    NameUnknown,

    /// <summary>Access tokens may go to another tenant's host, because the tenant check is skipped.</summary>
    TenantNotChecked,

    /// <summary>The clocks could not be compared.</summary>
    ClockUnknown,

    /// <summary>This computer's clock is wrong.</summary>
    ClockOff,

    /// <summary>The API key is not allowed to look up users.</summary>
    KeyMayNotLookUp,

    /// <summary>The OAuth client lacks permissions.</summary>
    ScopesMissing,

    /// <summary>The OAuth client lacks permissions, and the connection is limited to some scopes.</summary>
    ScopesMissingOrLimited,

    /// <summary>The OAuth client has the permission to look up users, but the service does not allow it.</summary>
    ClientMayNotLookUp,

    /// <summary>Requests are slow.</summary>
    Slow,
}
