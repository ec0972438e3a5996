namespace RsaCloudAdmin;

/// <summary>What the service found wrong with a bearer token, or the issuer with the request for one.</summary>
public enum RsaTokenFault
{
    /// <summary>The service did not say.</summary>
    Unknown,

    /// <summary>The audience is not the service's address.</summary>
    Audience,

    /// <summary>The access ID is not known to the service.</summary>
    AccessId,

    /// <summary>The signature does not fit, or the token could not be read.</summary>
    Signature,

    /// <summary>The token has expired.</summary>
    Expired,

    /// <summary>This computer's clock and the service's are too far apart.</summary>
    Clock,

    /// <summary>The issuer does not accept the OAuth client or its key.</summary>
    Client,

    /// <summary>The OAuth client may not sign in by itself.</summary>
    ClientKind,

    /// <summary>The OAuth client may not have the scopes that were asked for.</summary>
    Scope,

    /// <summary>What answers at the issuer's address is not the issuer.</summary>
    Issuer,

    /// <summary>The issuer's access token is for another host than the service's, and was not sent.</summary>
    OtherHost,
}
