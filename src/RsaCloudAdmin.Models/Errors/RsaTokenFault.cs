namespace RsaCloudAdmin;

/// <summary>What the service found wrong with a bearer token.</summary>
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
}
