namespace RsaCloudAdmin;

/// <summary>Why an operation failed. The names are the error ids of the cmdlets, and do not change between versions.</summary>
public enum RsaErrorReason
{
    /// <summary>No user has the specified e-mail address, user name or id.</summary>
    UserNotFound,

    /// <summary>The user or the hardware token does not exist. The service does not say which.</summary>
    UserOrTokenNotFound,

    /// <summary>The user or the emergency tokencode does not exist. The service does not say which.</summary>
    UserOrTokencodeNotFound,

    /// <summary>The user or the authenticator does not exist. The service does not say which.</summary>
    UserOrAuthenticatorNotFound,

    /// <summary>The service or the identity source does not know the user. The service does not say which.</summary>
    UserOrSourceEntryNotFound,

    /// <summary>The row names no user: it has no column for the user, or that column is empty.</summary>
    IdentityMissing,

    /// <summary>The row names two different users, for example with an id and an e-mail address.</summary>
    IdentityMismatch,

    /// <summary>An earlier row of the run names the same user, and a user gets only one credential per run.</summary>
    DuplicateUser,

    /// <summary>The serial number of the hardware token is missing or invalid.</summary>
    InvalidTokenSerialNumber,

    /// <summary>The input is invalid. The module or the service rejected it.</summary>
    InvalidRequest,

    /// <summary>The user is disabled in the service.</summary>
    UserDisabled,

    /// <summary>The key's role, the OAuth client's permissions or the tenant's license do not allow the operation.</summary>
    NotAuthorized,

    /// <summary>The service refused the access token, or the issuer did not issue one.</summary>
    TokenRefused,

    /// <summary>The hardware token is not assigned to the user.</summary>
    TokenNotAssigned,

    /// <summary>The service does not know something that a request to any path names.</summary>
    NotFound,

    /// <summary>The hardware token does not exist.</summary>
    TokenNotFound,

    /// <summary>The hardware token is assigned to another user, or an earlier row of the run names it for another user.</summary>
    TokenAssigned,

    /// <summary>The service does not allow the change in the current state of the user, the token or the device.</summary>
    Conflict,

    /// <summary>
    /// The service did not report success when it issued or revoked a code. It reports a status number, whose meaning RSA does
    /// not document, and a message.
    /// </summary>
    CodeRefused,

    /// <summary>A method is still locked after the unlock.</summary>
    MethodStillLocked,

    /// <summary>The service's rate limit did not let the request through within the retry time.</summary>
    Throttled,

    /// <summary>The service failed to process the request.</summary>
    ServiceError,

    /// <summary>The service did not respond in time.</summary>
    Timeout,

    /// <summary>No connection to the service could be made, or it broke.</summary>
    ConnectionFailed,

    /// <summary>
    /// The server did not prove that it is the service or the issuer: this computer does not accept its certificate for
    /// that host. Nothing was sent.
    /// </summary>
    ServiceNotTrusted,

    /// <summary>It is unknown whether the request was carried out, and a retry could do harm.</summary>
    OutcomeUnknown,

    /// <summary>The response is not one that the service is known to send, or it contradicts the request.</summary>
    UnexpectedResponse,

    /// <summary>The key contains an address that RSA's customers once shared. The tenant now has its own address.</summary>
    AddressMoved,

    /// <summary>Nothing was done for this row, because the run ended first.</summary>
    NotAttempted,

    /// <summary>The connection was closed.</summary>
    ConnectionClosed,

    /// <summary>The module itself failed. This is a bug in RsaCloudAdmin.</summary>
    InternalError,
}
