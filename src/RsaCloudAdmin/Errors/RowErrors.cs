using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of one row. The other rows still run.</summary>
internal static class RowErrors
{
    private const string WhatARepeatDoes = "Before you repeat a change, see What you can repeat in about_RsaCloudAdmin_Bulk.";

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        new(nameof(RsaErrorReason.IdentityMissing), ErrorCategory.InvalidArgument,
            "The row does not identify a user: the column is missing or empty, or its value is not a string, a number or a GUID (such as an object or a date). Such a value is not sent or shown. Or no user was given at all.",
            "Give a user with -UserId, or in a column UserId, Email or UserName."),
        new(nameof(RsaErrorReason.IdentityMismatch), ErrorCategory.InvalidArgument,
            "The row names two different users, for example by an id and an e-mail address. Nothing was changed. Two different ids are always an error. Names are compared when a code is issued or revoked, a phone number is changed, a hardware token is assigned, a device is removed, or a user is enabled, disabled, removed or restored, and when a user with an id is looked up by name.",
            "Find out which user is the right one, and correct the row."),
        new(nameof(RsaErrorReason.DuplicateUser), ErrorCategory.InvalidArgument,
            "An earlier row of the run names the same user. The message says by which name. A cmdlet issues one code per user and run, so nothing was sent for this row.",
            "Remove one of the two rows. If the user needs another code, run the cmdlet again for this user."),
        new(nameof(RsaErrorReason.InvalidTokenSerialNumber), ErrorCategory.InvalidArgument,
            "The serial number of the hardware token is missing, has more than 36 characters, or is not a string or a number. Or a spreadsheet has damaged it, as in 1.23E+09 or 1,000,000,001. Nothing was sent.",
            "Give the number on the back of the token with -TokenSerialNumber, or in a column of that name."),
        new(nameof(RsaErrorReason.UserNotFound), ErrorCategory.ObjectNotFound,
            "The service does not know a user with this e-mail address, user name or id.",
            "Check the spelling, and leave out columns with names that RSA's service does not know. To find a user of the identity source who never signed in, use Get-RsaUser -SearchUnsynched."),
        new(nameof(RsaErrorReason.UserOrTokenNotFound), ErrorCategory.ObjectNotFound,
            "The user or the hardware token does not exist. The service does not report which.",
            "Check the serial number on the back of the token, and the user."),
        new(nameof(RsaErrorReason.UserOrTokencodeNotFound), ErrorCategory.ObjectNotFound,
            "The user or the emergency tokencode does not exist. The service does not report which.",
            "The tokencode may have been disabled or replaced already. Get-RsaUser shows whether the user has one."),
        new(nameof(RsaErrorReason.UserOrAuthenticatorNotFound), ErrorCategory.ObjectNotFound,
            "The user or the authenticator does not exist. The service does not report which.",
            "Get-RsaUserAuthenticator shows the user's devices. Give the AuthenticatorId of one of them; a name or a serial number is not an id. If the device is not listed, it was removed already."),
        new(nameof(RsaErrorReason.UserOrSourceEntryNotFound), ErrorCategory.ObjectNotFound,
            "The service or the identity source does not know the user to synchronize. The service does not report which.",
            "Get-RsaUser shows the identity source of a user whom the service knows. Check whether the user is still in it. If the user has left, use Disable-RsaUser."),
        new(nameof(RsaErrorReason.NotFound), ErrorCategory.ObjectNotFound,
            "The service does not know something that a request of Invoke-RsaCloudAdminRequest names, such as a user id in its path.",
            "Check the path, the query and the body."),
        new(nameof(RsaErrorReason.UserDisabled), ErrorCategory.InvalidOperation,
            "The user is disabled in the service and cannot get a code.",
            "Enable the user first with Enable-RsaUser."),
        new(nameof(RsaErrorReason.TokenNotAssigned), ErrorCategory.InvalidOperation,
            "The hardware token exists, but is not assigned to this user.",
            "Correct the serial number, or assign the token to the user with Add-RsaUserHardwareToken."),
        new(nameof(RsaErrorReason.TokenNotFound), ErrorCategory.ObjectNotFound,
            "The service does not know a hardware token with this serial number.",
            "Check the serial number on the back of the token. Leading zeros are part of it."),
        new(nameof(RsaErrorReason.TokenAssigned), ErrorCategory.ResourceExists,
            "The hardware token is assigned to another user. Or an earlier row of the run names the token for another user. Nothing was changed.",
            "Correct the serial number. To give the token to this user, first take it from the other one with Remove-RsaUserHardwareToken."),
        new(nameof(RsaErrorReason.Conflict), ErrorCategory.InvalidOperation,
            "The service does not allow the change in the current state of the user, the token or the device. The error contains the message of the service.",
            "Act on the message of the service. Before you issue a registration code, remove a registered device with Remove-RsaUserAuthenticator. A user can have at most five active hardware tokens. Disable a user with Disable-RsaUser before you mark them as deleted. Restore a user who is marked as deleted with Restore-RsaUser before you enable them. Then run the row again."),
        new(nameof(RsaErrorReason.InvalidRequest), ErrorCategory.InvalidArgument,
            "The service cannot process the request. Or a value cannot be sent, such as a name that is too long, a phone number without a country code, or a search with a wildcard. Or only a user's id was given where the service needs a name: in Get-RsaUser, in Disable-RsaEmergencyTokencode without the id of the tokencode, and in the cmdlets for enrollment and registration codes. Or the id of the tokencode is not a string or a GUID. Or a piped row has no value for a parameter, and the users are given with -UserId. Or Remove-RsaUserAuthenticator got no device to remove, or a FIDO authenticator or a hardware token instead.",
            "Correct what the message names, and run the command again."),
        new ErrorEntry(nameof(RsaErrorReason.NotAuthorized), ErrorCategory.PermissionDenied,
            "The key's role, the OAuth client's permissions or the tenant's license do not allow this.",
            "Use a key with the role Help Desk Administrator or Super Administrator, or give the OAuth client the permission. Some operations need a Super Administrator. If you name scopes with -Scope, include the scope of the operation. If this does not help, check the tenant's license for the Administration API.").Everywhere(),
        new(nameof(RsaErrorReason.CodeRefused), ErrorCategory.InvalidResult,
            "The service did not report success when it issued or revoked a code. The error contains the status number and the message of the service. RSA does not document the meaning of the numbers. There may be no code to revoke, or a code may have been sent by e-mail.",
            "Act on the message of the service. Get-RsaUser shows whether the user is enabled, and the e-mail address that was sent. If the code was to be sent by e-mail, ask the user whether they received one before you issue another."),
        new(nameof(RsaErrorReason.MethodStillLocked), ErrorCategory.InvalidResult,
            "The service still reports a method as locked after the unlock. The status is in the error's Exception.Status.",
            "Run the row again. If the method stays locked, unlock it in RSA's console."),
        new(nameof(RsaErrorReason.OutcomeUnknown), ErrorCategory.ResourceUnavailable,
            "The connection broke, the service failed, or the response was not one of RSA's service, after a request that must not be repeated was sent: a request for a code, or one of Invoke-RsaCloudAdminRequest without -Idempotent. Whether it was processed is unknown.",
            "Check the state before you repeat the request. Get-RsaUser shows whether the user has an emergency tokencode, but not enrollment and registration codes. A code that was issued is lost: disable or revoke it, or issue another. If it was to be sent by e-mail, ask the user whether they received it."),
        new(nameof(RsaErrorReason.Throttled), ErrorCategory.LimitsExceeded,
            "The rate limit of the service or the issuer did not let the request through in the time allowed (Connect-RsaCloudAdmin -RetryTimeoutSec). A request for a report is not retried.",
            "Run the row again later, with a lower -ThrottleLimit. A tenant can generate a report once in 8 hours, and download it once in 15 minutes.")
        {
            AdviceForTest = "Test again later. If the error persists, other programs use up the tenant's rate limit. Connect with a longer -RetryTimeoutSec to wait longer.",
        },
        new(nameof(RsaErrorReason.ServiceError), ErrorCategory.ResourceUnavailable,
            "The service failed, and all retries failed.",
            $"Run the row again later. {WhatARepeatDoes}")
        {
            AdviceForTest = "Test again later. If the error persists, check whether RSA reports a problem with the service.",
        },
        new(nameof(RsaErrorReason.Timeout), ErrorCategory.OperationTimeout,
            "The service did not respond in time (Connect-RsaCloudAdmin -TimeoutSec), and all retries failed.",
            $"Run the row again. If this happens often, connect with a longer -TimeoutSec. {WhatARepeatDoes}")
        {
            AdviceForConnect = "Connect again, with a longer -TimeoutSec if this happens often. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
            AdviceForTest = "Test again. If this happens often, connect with a longer -TimeoutSec.",
        },
        new(nameof(RsaErrorReason.ConnectionFailed), ErrorCategory.ConnectionError,
            "The connection to the service could not be made, or it broke, and all retries failed. If nothing could be sent for three consecutive rows, the run ends with one such error. It names the first row that was not attempted.",
            $"Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and run the row again. {WhatARepeatDoes}")
        {
            AdviceForConnect = "Check the network, the proxy (-Proxy, -ProxyCredential) and the service's address, and connect again. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
            AdviceForTest = "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and test again.",
        },
        new(nameof(RsaErrorReason.UnexpectedResponse), ErrorCategory.ProtocolError,
            "The response is not one of RSA's service: a web page, an incomplete response, a redirect. Or it contradicts the request, for example because it names another user. If a change may have been made, the message says so.",
            "Check that the address is the service's: the one in the key file, or -BaseUri of Connect-RsaCloudAdmin. The response may come from a proxy, or the address may have changed. If the response contradicts the request, look at the user or the token, and run the row again.")
        {
            AdviceForConnect = "Check the service's address in the key file, or -BaseUri and -Issuer for an OAuth client. The response may come from a proxy, or the address may have changed.",
            AdviceForTest = "Check that the address is the service's: the one in the key file, or -BaseUri of Connect-RsaCloudAdmin. The response may come from a proxy, or the address may have changed.",
        },
        new ErrorEntry(nameof(RsaErrorReason.InternalError), ErrorCategory.NotSpecified,
            "The module failed. The other rows still run.",
            "This is a bug in RsaCloudAdmin. Report it with this message and the exception details.").Everywhere(),
        // Marks a row that nothing was done for. Such rows are dropped when a run ends, and are not written as errors.
        new(nameof(RsaErrorReason.NotAttempted), ErrorCategory.OperationStopped, When: null,
            "Run the row again. Nothing was changed."),
    ];
}
