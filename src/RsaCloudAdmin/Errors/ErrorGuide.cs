using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>For each reason, PowerShell's category of it and what a person does next.</summary>
internal static class ErrorGuide
{
    public static (ErrorCategory Category, string Action) For(RsaErrorReason reason) => reason switch
    {
        RsaErrorReason.UserNotFound => (ErrorCategory.ObjectNotFound, "Check the spelling. A user of the identity source who never signed in is found by Get-RsaUser -SearchUnsynched."),
        RsaErrorReason.UserOrTokenNotFound => (ErrorCategory.ObjectNotFound, "Check the serial number at the back of the token, and the user."),
        RsaErrorReason.UserOrTokencodeNotFound => (ErrorCategory.ObjectNotFound, "The tokencode may have been disabled or replaced already. Get-RsaUser shows whether the user has one."),
        RsaErrorReason.IdentityMissing => (ErrorCategory.InvalidArgument, "Give a user by -UserId, or a column UserId, Email or UserName."),
        RsaErrorReason.IdentityMismatch => (ErrorCategory.InvalidArgument, "Find out which of the two users is meant, and correct the row."),
        RsaErrorReason.InvalidTokenSerialNumber => (ErrorCategory.InvalidArgument, "Give the number at the back of the token by -TokenSerialNumber, or a column of that name."),
        RsaErrorReason.InvalidRequest => (ErrorCategory.InvalidArgument, "Correct what the message names, and run the row again."),
        RsaErrorReason.UserDisabled => (ErrorCategory.InvalidOperation, "Enable the user in RSA's console first."),
        RsaErrorReason.NotAuthorized => (ErrorCategory.PermissionDenied, "Use a key whose role may do this. Some calls need a Super Admin key, some a licence."),
        RsaErrorReason.TokenRefused => (ErrorCategory.AuthenticationError, "Connect again with a key that the service accepts. RSA's console makes and lists keys under Platform > API Access Management."),
        RsaErrorReason.TokenNotAssigned => (ErrorCategory.InvalidOperation, "Assign the token to the user in RSA's console, or correct the serial number."),
        RsaErrorReason.Conflict => (ErrorCategory.InvalidOperation, "Look at the user in RSA's console, and run the row again."),
        RsaErrorReason.MethodStillLocked => (ErrorCategory.InvalidResult, "Run the row again. If the method stays locked, unlock it in RSA's console."),
        RsaErrorReason.Throttled => (ErrorCategory.LimitsExceeded, "Run the row again later, with a lower -ThrottleLimit. It was not carried out."),
        RsaErrorReason.ServiceError => (ErrorCategory.ResourceUnavailable, "Run the row again later. Repeating it does no harm."),
        RsaErrorReason.Timeout => (ErrorCategory.OperationTimeout, "Run the row again; repeating it does no harm. Connect with a longer -TimeoutSec if this happens often."),
        RsaErrorReason.ConnectionFailed => (ErrorCategory.ConnectionError, "Check the network, the proxy and the service's address, and run the row again; repeating it does no harm."),
        RsaErrorReason.OutcomeUnknown => (ErrorCategory.ResourceUnavailable, "Look at the user with Get-RsaUser. If a tokencode was issued, its code is lost: disable it or issue another."),
        RsaErrorReason.UnexpectedResponse => (ErrorCategory.ProtocolError, "Check that the key's address is the service's. A proxy, or an address that was changed, may have answered."),
        RsaErrorReason.NotAttempted => (ErrorCategory.OperationStopped, "Run the row again: nothing was done for it."),
        RsaErrorReason.ConnectionClosed => (ErrorCategory.ConnectionError, "Run Connect-RsaCloudAdmin again."),
        _ => (ErrorCategory.NotSpecified, "This is a fault of the module. Please report it with the message and the exception."),
    };

    public static (ErrorCategory Category, string Action) For(RsaKeyFault fault) => fault switch
    {
        RsaKeyFault.KeyFileNotFound => (ErrorCategory.ObjectNotFound, "Check the path. A relative path begins at the current location."),
        RsaKeyFault.KeyFileNotReadable => (ErrorCategory.ReadError, "Let the account that runs this read the file."),
        _ => (ErrorCategory.InvalidData, "Save the key anew in RSA's console, under Platform > API Access Management, and use that file unchanged."),
    };
}
