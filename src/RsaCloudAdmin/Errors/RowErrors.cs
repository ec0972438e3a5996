using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of one row. The other rows still run.</summary>
internal static class RowErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        new(nameof(RsaErrorReason.IdentityMissing), ErrorCategory.InvalidArgument,
            "The row names no user: it has no column for the user, or that column is empty. Or the value is not a text, a number or a GUID, such as an object or a date: it is not sent, and not shown. Or no user was given at all.",
            "Give a user with -UserId, or in a column UserId, Email or UserName."),
        new(nameof(RsaErrorReason.IdentityMismatch), ErrorCategory.InvalidArgument,
            "The row names two different users, for example by an id and an e-mail address. Nothing was changed. Names are compared where a code is issued (Enable-RsaEmergencyTokencode), and where a user with an id is looked up by name.",
            "Find out which of the two users is meant, and correct the row."),
        new(nameof(RsaErrorReason.DuplicateUser), ErrorCategory.InvalidArgument,
            "An earlier row of the run names the same user. The message says which row. Enable-RsaEmergencyTokencode issues one code per user and run, so nothing was sent for this row.",
            "Remove one of the two rows. If the user needs another tokencode, run the cmdlet again for this user."),
        new(nameof(RsaErrorReason.InvalidTokenSerialNumber), ErrorCategory.InvalidArgument,
            "The serial number of the hardware token is missing, has more than 36 characters, or is not a text or a number. Or a spreadsheet has damaged it, as in 1.23E+09 or 1,000,000,001. Nothing was sent.",
            "Give the number on the back of the token with -TokenSerialNumber, or in a column of that name."),
        new(nameof(RsaErrorReason.UserNotFound), ErrorCategory.ObjectNotFound,
            "The service knows no user with this e-mail address, user name or id.",
            "Check the spelling. A user of the identity source who never signed in is found by Get-RsaUser -SearchUnsynched."),
        new(nameof(RsaErrorReason.UserOrTokenNotFound), ErrorCategory.ObjectNotFound,
            "The user or the hardware token does not exist. The service does not tell which.",
            "Check the serial number on the back of the token, and the user."),
        new(nameof(RsaErrorReason.UserOrTokencodeNotFound), ErrorCategory.ObjectNotFound,
            "The user or the emergency tokencode does not exist. The service does not tell which.",
            "The tokencode may have been disabled or replaced already. Get-RsaUser shows whether the user has one."),
        new(nameof(RsaErrorReason.UserDisabled), ErrorCategory.InvalidOperation,
            "The user is disabled in the service, and gets no emergency tokencode.",
            "Enable the user in RSA's console first."),
        new(nameof(RsaErrorReason.TokenNotAssigned), ErrorCategory.InvalidOperation,
            "The hardware token exists, and is not assigned to this user.",
            "Assign the token to the user in RSA's console, or correct the serial number."),
        new(nameof(RsaErrorReason.Conflict), ErrorCategory.InvalidOperation,
            "The service says that the state of the user does not allow the change.",
            "Check the user in RSA's console, and run the row again."),
        new(nameof(RsaErrorReason.InvalidRequest), ErrorCategory.InvalidArgument,
            "The service cannot process the request. Or a value cannot be sent, such as a name that is too long or a search with a wildcard. Or a user given by id alone must be looked up, which the service does by name only: Get-RsaUser, and Disable-RsaEmergencyTokencode without the id of the tokencode. Or that id is not a text or a GUID.",
            "Correct what the message names, and run the row again."),
        new ErrorEntry(nameof(RsaErrorReason.NotAuthorized), ErrorCategory.PermissionDenied,
            "The key's role, the OAuth client's permissions or the tenant's license do not allow this.",
            "Use a key whose role may do this, or give the OAuth client the permission. Some calls need a Super Admin key, some a license.").Everywhere(),
        new(nameof(RsaErrorReason.MethodStillLocked), ErrorCategory.InvalidResult,
            "The service reports a method as locked that was to be unlocked. The status is in the error's Exception.Status.",
            "Run the row again. If the method stays locked, unlock it in RSA's console."),
        new(nameof(RsaErrorReason.OutcomeUnknown), ErrorCategory.ResourceUnavailable,
            "The connection broke, the service failed, or what answered does not answer as RSA's service does, while an emergency tokencode was being issued. Whether it was issued is unknown.",
            "Look at the user with Get-RsaUser. If a tokencode was issued, its code is lost: disable it or issue another."),
        new(nameof(RsaErrorReason.Throttled), ErrorCategory.LimitsExceeded,
            "The service's rate limit did not let the request through in the time allowed (Connect-RsaCloudAdmin -RetryTimeoutSec).",
            "Run the row again later, with a lower -ThrottleLimit. What was refused was not carried out.")
        {
            AdviceForTest = "Test again later. If this lasts, something else takes up the tenant's rate limit; a longer -RetryTimeoutSec of Connect-RsaCloudAdmin waits for it.",
        },
        new(nameof(RsaErrorReason.ServiceError), ErrorCategory.ResourceUnavailable,
            "The service failed, and went on failing when the request was repeated.",
            "Run the row again later. Repeating it does no harm.")
        {
            AdviceForTest = "Test again later. If this lasts, check whether RSA reports a problem with the service.",
        },
        new(nameof(RsaErrorReason.Timeout), ErrorCategory.OperationTimeout,
            "The service did not answer in time (Connect-RsaCloudAdmin -TimeoutSec), and retries did not help.",
            "Run the row again; repeating it does no harm. Connect with a longer -TimeoutSec if this happens often.")
        {
            AdviceForConnect = "Connect again, with a longer -TimeoutSec if this happens often. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
            AdviceForTest = "Test again. If this happens often, connect with a longer -TimeoutSec.",
        },
        new(nameof(RsaErrorReason.ConnectionFailed), ErrorCategory.ConnectionError,
            "No connection to the service could be made, or it broke, and retries failed too. After three rows in a row that found no service at all, one error of this kind ends the run. It names the first row that was not attempted.",
            "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and try again; repeating it does no harm.")
        {
            AdviceForConnect = "Check the network, the proxy (-Proxy, -ProxyCredential) and the service's address, and connect again. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
            AdviceForTest = "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and test again.",
        },
        new ErrorEntry(nameof(RsaErrorReason.UnexpectedResponse), ErrorCategory.ProtocolError,
            "What answered does not answer as RSA's service does: a web page, half an answer, another address. For a change, the message says that it is unknown whether it was made.",
            "Check that the address is the service's: the one in the key file, or -BaseUri of Connect-RsaCloudAdmin. A proxy, or an address that was changed, may have answered.")
        {
            AdviceForConnect = "Check the service's address in the key file, or -BaseUri and -Issuer for an OAuth client. A proxy, or an address that was changed, may have answered.",
        }.InTestsToo(),
        new ErrorEntry(nameof(RsaErrorReason.InternalError), ErrorCategory.NotSpecified,
            "The module itself failed. The other rows still run.",
            "This is a bug in RsaCloudAdmin. Report it with this message and the exception details.").Everywhere(),
        // Says of a row that nothing was done for it. Such rows are dropped where a run ends, and are no errors.
        new(nameof(RsaErrorReason.NotAttempted), ErrorCategory.OperationStopped, When: null,
            "Run the row again: nothing was done for it."),
    ];
}
