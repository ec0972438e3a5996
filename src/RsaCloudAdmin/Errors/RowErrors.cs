using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of one row. The other rows still run.</summary>
internal static class RowErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        new()
        {
            Id = nameof(RsaErrorReason.IdentityMissing),
            Category = ErrorCategory.InvalidArgument,
            When = "The row names no user: it has no column for the user, or that column is empty. Or the value is not a text, a number or a GUID, such as an object or a date: it is not sent, and not shown. Or no user was given at all.",
            Advice = "Give a user with -UserId, or in a column UserId, Email or UserName.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.IdentityMismatch),
            Category = ErrorCategory.InvalidArgument,
            When = "The row names two different users, for example by an id and an e-mail address. Nothing was changed. Names are compared where a code is issued (Enable-RsaEmergencyTokencode), and where a user with an id is looked up by name.",
            Advice = "Find out which of the two users is meant, and correct the row.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.DuplicateUser),
            Category = ErrorCategory.InvalidArgument,
            When = "An earlier row of the run names the same user. The message says which row. Enable-RsaEmergencyTokencode issues one code per user and run, so nothing was sent for this row.",
            Advice = "Remove one of the two rows. If the user needs another tokencode, run the cmdlet again for this user.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.InvalidTokenSerialNumber),
            Category = ErrorCategory.InvalidArgument,
            When = "The serial number of the hardware token is missing, has more than 36 characters, or is not a text or a number. Or a spreadsheet has damaged it, as in 1.23E+09 or 1,000,000,001. Nothing was sent.",
            Advice = "Give the number on the back of the token with -TokenSerialNumber, or in a column of that name.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.UserNotFound),
            Category = ErrorCategory.ObjectNotFound,
            When = "The service knows no user with this e-mail address, user name or id.",
            Advice = "Check the spelling. A user of the identity source who never signed in is found by Get-RsaUser -SearchUnsynched.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.UserOrTokenNotFound),
            Category = ErrorCategory.ObjectNotFound,
            When = "The user or the hardware token does not exist. The service does not tell which.",
            Advice = "Check the serial number on the back of the token, and the user.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.UserOrTokencodeNotFound),
            Category = ErrorCategory.ObjectNotFound,
            When = "The user or the emergency tokencode does not exist. The service does not tell which.",
            Advice = "The tokencode may have been disabled or replaced already. Get-RsaUser shows whether the user has one.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.UserDisabled),
            Category = ErrorCategory.InvalidOperation,
            When = "The user is disabled in the service, and gets no emergency tokencode.",
            Advice = "Enable the user in RSA's console first.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.TokenNotAssigned),
            Category = ErrorCategory.InvalidOperation,
            When = "The hardware token exists, and is not assigned to this user.",
            Advice = "Assign the token to the user in RSA's console, or correct the serial number.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.Conflict),
            Category = ErrorCategory.InvalidOperation,
            When = "The service says that the state of the user does not allow the change.",
            Advice = "Check the user in RSA's console, and run the row again.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.InvalidRequest),
            Category = ErrorCategory.InvalidArgument,
            When = "The service cannot process the request. Or a user given by id alone must be looked up, which the service does by name only: Get-RsaUser, and Disable-RsaEmergencyTokencode without the id of the tokencode. Or that id is not a text or a GUID.",
            Advice = "Correct what the message names, and run the row again.",
        },
        new ErrorEntry
        {
            Id = nameof(RsaErrorReason.NotAuthorized),
            Category = ErrorCategory.PermissionDenied,
            When = "The key's role, the OAuth client's permissions or the tenant's licence do not allow this.",
            Advice = "Use a key whose role may do this, or give the OAuth client the permission. Some calls need a Super Admin key, some a licence.",
        }.Everywhere(),
        new()
        {
            Id = nameof(RsaErrorReason.MethodStillLocked),
            Category = ErrorCategory.InvalidResult,
            When = "The service reports a method as locked that was to be unlocked. The status is in the error's Exception.Status.",
            Advice = "Run the row again. If the method stays locked, unlock it in RSA's console.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.OutcomeUnknown),
            Category = ErrorCategory.ResourceUnavailable,
            When = "The connection broke, the service failed, or what answered does not answer as RSA's service does, while an emergency tokencode was being issued. Whether it was issued is unknown.",
            Advice = "Look at the user with Get-RsaUser. If a tokencode was issued, its code is lost: disable it or issue another.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.Throttled),
            Category = ErrorCategory.LimitsExceeded,
            When = "The service's rate limit did not let the request through in the time allowed (Connect-RsaCloudAdmin -RetryTimeoutSec).",
            Advice = "Run the row again later, with a lower -ThrottleLimit. What was refused was not carried out.",
            AdviceForTest = "Test again later. If this lasts, something else takes up the tenant's rate limit; a longer -RetryTimeoutSec of Connect-RsaCloudAdmin waits for it.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.ServiceError),
            Category = ErrorCategory.ResourceUnavailable,
            When = "The service failed, and went on failing when the request was repeated.",
            Advice = "Run the row again later. Repeating it does no harm.",
            AdviceForTest = "Test again later. If this lasts, check whether RSA reports a problem with the service.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.Timeout),
            Category = ErrorCategory.OperationTimeout,
            When = "The service did not answer in time (Connect-RsaCloudAdmin -TimeoutSec), and retries did not help.",
            Advice = "Run the row again; repeating it does no harm. Connect with a longer -TimeoutSec if this happens often.",
            AdviceForConnect = "Connect again, with a longer -TimeoutSec if this happens often. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
            AdviceForTest = "Test again. If this happens often, connect with a longer -TimeoutSec.",
        },
        new()
        {
            Id = nameof(RsaErrorReason.ConnectionFailed),
            Category = ErrorCategory.ConnectionError,
            When = "No connection to the service could be made, or it broke, and retries failed too. After three rows in a row that found no service at all, one error of this kind ends the run. It names the first row that was not attempted.",
            Advice = "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and try again; repeating it does no harm.",
            AdviceForConnect = "Check the network, the proxy (-Proxy, -ProxyCredential) and the service's address, and connect again. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
            AdviceForTest = "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and test again.",
        },
        new ErrorEntry
        {
            Id = nameof(RsaErrorReason.UnexpectedResponse),
            Category = ErrorCategory.ProtocolError,
            When = "What answered does not answer as RSA's service does: a web page, half an answer, another address. For a change, the message says that it is unknown whether it was made.",
            Advice = "Check that the address is the service's: the one in the key file, or -BaseUri of Connect-RsaCloudAdmin. A proxy, or an address that was changed, may have answered.",
            AdviceForConnect = "Check the service's address in the key file, or -BaseUri and -Issuer for an OAuth client. A proxy, or an address that was changed, may have answered.",
        }.InTestsToo(),
        new ErrorEntry
        {
            Id = nameof(RsaErrorReason.InternalError),
            Category = ErrorCategory.NotSpecified,
            When = "The module itself failed. The other rows still run.",
            Advice = "This is a bug in RsaCloudAdmin. Report it with this message and the exception details.",
        }.Everywhere(),
        // Says of a row that nothing was done for it. Such rows are dropped where a run ends, and are no errors.
        new()
        {
            Id = nameof(RsaErrorReason.NotAttempted),
            Category = ErrorCategory.OperationStopped,
            Advice = "Run the row again: nothing was done for it.",
        },
    ];
}
