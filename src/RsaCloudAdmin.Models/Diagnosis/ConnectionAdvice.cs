namespace RsaCloudAdmin;

/// <summary>What somebody needs to be told after a step of a diagnosis. The words are the caller's.</summary>
internal enum ConnectionAdvice
{
    /// <summary>Nothing, or the failure says it.</summary>
    None,

    /// <summary>A proxy asks for a user name and a password.</summary>
    ProxyAsks,

    /// <summary>The host did not prove that it is the host.</summary>
    NotTrusted,

    /// <summary>The same, and certificates are checked for revocation.</summary>
    NotTrustedOrRevoked,

    /// <summary>The host did not answer, or no connection to it could be made.</summary>
    NotReached,

    /// <summary>No connection could be made through the proxy.</summary>
    NotReachedByProxy,

    /// <summary>The host's name has no address.</summary>
    NameUnknown,

    /// <summary>Tokens may go to another tenant's hosts, because nobody checks.</summary>
    TenantNotChecked,

    /// <summary>The clocks could not be compared.</summary>
    ClockUnknown,

    /// <summary>This computer's clock is off.</summary>
    ClockOff,

    /// <summary>The API key may not look users up.</summary>
    KeyMayNotLookUp,

    /// <summary>The OAuth client lacks permissions.</summary>
    ScopesMissing,

    /// <summary>The same, and the connection is limited to some.</summary>
    ScopesMissingOrLimited,

    /// <summary>The OAuth client has the permission to look users up, and may not.</summary>
    ClientMayNotLookUp,

    /// <summary>Requests take long.</summary>
    Slow,
}
