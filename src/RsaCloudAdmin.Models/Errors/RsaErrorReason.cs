namespace RsaCloudAdmin;

/// <summary>Why an operation failed. The names are the cmdlets' error ids and do not change.</summary>
public enum RsaErrorReason
{
    /// <summary>No user has the given e-mail address, user name or id.</summary>
    UserNotFound,

    /// <summary>The user or the hardware token does not exist; the service does not tell which.</summary>
    UserOrTokenNotFound,

    /// <summary>The user or the emergency tokencode does not exist; the service does not tell which.</summary>
    UserOrTokencodeNotFound,

    /// <summary>No user is named: the row has none of the columns that name one, or they are empty.</summary>
    IdentityMissing,

    /// <summary>The id and the name that were given belong to two different users.</summary>
    IdentityMismatch,

    /// <summary>An earlier row of the run names the same user, and one run gives a user one credential only.</summary>
    DuplicateUser,

    /// <summary>The serial number of a hardware token is missing, or is not one.</summary>
    InvalidTokenSerialNumber,

    /// <summary>The input is not one the service can take; it was refused here or by the service.</summary>
    InvalidRequest,

    /// <summary>The user is disabled in the service.</summary>
    UserDisabled,

    /// <summary>The key's role may not do this, or the tenant has no license for it.</summary>
    NotAuthorized,

    /// <summary>The bearer token itself was refused, or the issuer gives none.</summary>
    TokenRefused,

    /// <summary>The hardware token is not assigned to the user.</summary>
    TokenNotAssigned,

    /// <summary>The state of the thing does not allow the change.</summary>
    Conflict,

    /// <summary>A method that was to be unlocked is still locked.</summary>
    MethodStillLocked,

    /// <summary>The service's rate limit did not let the request through in the time allowed.</summary>
    Throttled,

    /// <summary>The service failed.</summary>
    ServiceError,

    /// <summary>The service did not answer in time.</summary>
    Timeout,

    /// <summary>No connection to the service could be made, or it broke.</summary>
    ConnectionFailed,

    /// <summary>What answers did not prove that it is the service, or the issuer: its certificate is not one that this computer trusts for it. Nothing was sent.</summary>
    ServiceNotTrusted,

    /// <summary>The request may or may not have been carried out, and repeating it could do harm.</summary>
    OutcomeUnknown,

    /// <summary>The answer is not one the service is known to give.</summary>
    UnexpectedResponse,

    /// <summary>The key's address is one that RSA's customers shared, and the tenant has another one by now.</summary>
    AddressMoved,

    /// <summary>Nothing was done for this row, because the run ended first.</summary>
    NotAttempted,

    /// <summary>The connection was closed.</summary>
    ConnectionClosed,

    /// <summary>The module itself failed.</summary>
    InternalError,
}
