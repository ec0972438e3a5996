namespace RsaCloudAdmin;

/// <summary>Why the service refused an access token, or why the issuer did not issue one.</summary>
public enum RsaTokenFault
{
    /// <summary>The service did not give a known reason.</summary>
    Unknown,

    /// <summary>The audience of the token is not the address of the service.</summary>
    Audience,

    /// <summary>The service does not know the access ID.</summary>
    AccessId,

    /// <summary>The signature is invalid, or the service could not read the token.</summary>
    Signature,

    /// <summary>The token has expired.</summary>
    Expired,

    /// <summary>The clocks of this computer and the service differ too much.</summary>
    Clock,

    /// <summary>The issuer does not accept the OAuth client or its key.</summary>
    Client,

    /// <summary>The OAuth client may not sign in by itself.</summary>
    ClientKind,

    /// <summary>The OAuth client is not allowed to have the requested scopes.</summary>
    Scope,

    /// <summary>The server at the issuer's address is not the issuer.</summary>
    Issuer,

    /// <summary>The access token is for another host than the service. It was not sent.</summary>
    OtherHost,
}
