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
        RsaErrorReason.DuplicateUser => (ErrorCategory.InvalidArgument, "Remove one of the two rows. If the user needs another tokencode, run the cmdlet again for this user."),
        RsaErrorReason.InvalidTokenSerialNumber => (ErrorCategory.InvalidArgument, "Give the number at the back of the token by -TokenSerialNumber, or a column of that name."),
        RsaErrorReason.InvalidRequest => (ErrorCategory.InvalidArgument, "Correct what the message names, and run the row again."),
        RsaErrorReason.UserDisabled => (ErrorCategory.InvalidOperation, "Enable the user in RSA's console first."),
        RsaErrorReason.NotAuthorized => (ErrorCategory.PermissionDenied, "Use a key whose role may do this, or give the OAuth client the permission. Some calls need a Super Admin key, some a licence."),
        RsaErrorReason.TokenRefused => For(RsaTokenFault.Unknown),
        RsaErrorReason.TokenNotAssigned => (ErrorCategory.InvalidOperation, "Assign the token to the user in RSA's console, or correct the serial number."),
        RsaErrorReason.Conflict => (ErrorCategory.InvalidOperation, "Look at the user in RSA's console, and run the row again."),
        RsaErrorReason.MethodStillLocked => (ErrorCategory.InvalidResult, "Run the row again. If the method stays locked, unlock it in RSA's console."),
        RsaErrorReason.Throttled => (ErrorCategory.LimitsExceeded, "Run the row again later, with a lower -ThrottleLimit. What was refused was not carried out."),
        RsaErrorReason.ServiceError => (ErrorCategory.ResourceUnavailable, "Run the row again later. Repeating it does no harm."),
        RsaErrorReason.Timeout => (ErrorCategory.OperationTimeout, "Run the row again; repeating it does no harm. Connect with a longer -TimeoutSec if this happens often."),
        RsaErrorReason.ConnectionFailed => (ErrorCategory.ConnectionError, "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and try again; repeating it does no harm."),
        RsaErrorReason.ServiceNotTrusted => (ErrorCategory.SecurityError, "A proxy that inspects TLS may be on the way, or somebody who reads along: have it let this host through, or have this computer trust its certificate authority. If the message tells of a date or a name, check this computer's clock and the address. If the certificate could not be checked for revocation, let this computer reach the servers of its authority, or connect without -CheckCertificateRevocation. If it was revoked, ask RSA's support before you connect again."),
        RsaErrorReason.OutcomeUnknown => (ErrorCategory.ResourceUnavailable, "Look at the user with Get-RsaUser. If a tokencode was issued, its code is lost: disable it or issue another."),
        RsaErrorReason.UnexpectedResponse => (ErrorCategory.ProtocolError, "Check that the address is the service's: the one in the key file, or -BaseUri of Connect-RsaCloudAdmin. A proxy, or an address that was changed, may have answered."),
        RsaErrorReason.AddressMoved => (ErrorCategory.InvalidData, "Make a new API key in RSA's console, under Platform > API Access Management: a key file holds the service's address, and each tenant has one of its own by now. For an OAuth client, give -BaseUri as the console shows it."),
        RsaErrorReason.NotAttempted => (ErrorCategory.OperationStopped, "Run the row again: nothing was done for it."),
        RsaErrorReason.ConnectionClosed => (ErrorCategory.ConnectionError, "Run Connect-RsaCloudAdmin again."),
        _ => (ErrorCategory.NotSpecified, "This is a fault of the module. Please report it with the message and the exception."),
    };

    /// <summary>What a person does next where no row failed, but a step of a test.</summary>
    public static string ForTest(RsaErrorReason reason) => reason switch
    {
        RsaErrorReason.Throttled => "Test again later. If this lasts, something else takes up the tenant's rate limit; a longer -RetryTimeoutSec of Connect-RsaCloudAdmin waits for it.",
        RsaErrorReason.ServiceError => "Test again later. If this lasts, look whether RSA tells of trouble with the service.",
        RsaErrorReason.Timeout => "Test again. If this happens often, connect with a longer -TimeoutSec.",
        RsaErrorReason.ConnectionFailed => "Check the network, the proxy (-Proxy, -ProxyCredential of Connect-RsaCloudAdmin) and the service's address, and test again.",
        RsaErrorReason.ServiceNotTrusted or RsaErrorReason.UnexpectedResponse or RsaErrorReason.AddressMoved or RsaErrorReason.NotAuthorized
            or RsaErrorReason.ConnectionClosed or RsaErrorReason.InternalError => For(reason).Action,
        // What the test asks is always the same, so that no row or user can be at fault.
        _ => "Test again later. If this lasts, check that the address is the service's, and report the message to RSA's support.",
    };

    /// <summary>What a person does next where no connection was made.</summary>
    public static string ForConnect(RsaErrorReason reason) => reason switch
    {
        RsaErrorReason.ConnectionFailed => "Check the network, the proxy (-Proxy, -ProxyCredential) and the service's address, and connect again. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
        RsaErrorReason.Timeout => "Connect again, with a longer -TimeoutSec if this happens often. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
        RsaErrorReason.UnexpectedResponse => "Check the service's address in the key file, or -BaseUri and -Issuer for an OAuth client. A proxy, or an address that was changed, may have answered.",
        RsaErrorReason.ServiceNotTrusted or RsaErrorReason.AddressMoved or RsaErrorReason.NotAuthorized or RsaErrorReason.InternalError => For(reason).Action,
        _ => "Connect again later. To find out where it fails, connect with -SkipCheck and run Test-RsaCloudAdminConnection.",
    };

    public static (ErrorCategory Category, string Action) For(RsaTokenFault fault) => (ErrorCategory.AuthenticationError, fault switch
    {
        RsaTokenFault.Clock => "Set this computer's clock, and connect again.",
        RsaTokenFault.Client => "Compare the client's id, its key and the issuer's address with RSA's console, under Platform > API Access Management > OAuth Clients. What was changed there works only when it was published.",
        RsaTokenFault.ClientKind => "Use an OAuth client of the type Admin API.",
        RsaTokenFault.Scope => "Give the OAuth client these permissions in RSA's console and publish the change. With -Scope, Connect-RsaCloudAdmin asks for the permissions that it names and no others.",
        RsaTokenFault.Issuer => "Compare the issuer's address with RSA's console: it looks like https://example.auth.securid.com/oauth. Its host is not the one of the service's address.",
        RsaTokenFault.Audience => "Connect with a key file as RSA's console saved it, or make a new key there, under Platform > API Access Management. As an OAuth client, give the issuer and the -BaseUri of one tenant.",
        RsaTokenFault.OtherHost => "Give the issuer and the -BaseUri of one tenant, as RSA's console shows them. Only if you are sure that the token may go to that service, connect with -SkipTenantCheck.",
        RsaTokenFault.AccessId => "Connect with a key or an OAuth client that RSA's console lists, under Platform > API Access Management.",
        RsaTokenFault.Signature => "Connect with a key file as RSA's console saved it. As an OAuth client, give the issuer and the -BaseUri of one tenant.",
        _ => "Check this computer's clock. Then compare the key, or the OAuth client, with those that RSA's console lists under Platform > API Access Management, and the address with the one in its key file, or -BaseUri. Connect again with a key that the service accepts.",
    });

    public static (ErrorCategory Category, string Action) For(RsaKeyFault fault) => fault switch
    {
        RsaKeyFault.KeyFileNotFound => (ErrorCategory.ObjectNotFound, "Check the path. A relative path starts at the session's current location in the file system."),
        RsaKeyFault.KeyFileNotReadable => (ErrorCategory.ReadError, "Let the account that runs this read the file, or close the program that keeps it open."),
        RsaKeyFault.KeyOfOtherKind => (ErrorCategory.InvalidArgument, "With the key of an OAuth client give -ClientId, -Issuer and -BaseUri too (or their environment variables); with an API key leave them out."),
        RsaKeyFault.IssuerNotUsable => (ErrorCategory.InvalidArgument, "Give the issuer's address as RSA's console shows it, such as https://example.auth.securid.com/oauth."),
        RsaKeyFault.BaseUriNotUsable => (ErrorCategory.InvalidArgument, "Give the Administration API's address as RSA's console shows it, such as https://example.access.securid.com/AdminInterface/restapi."),
        RsaKeyFault.TenantMismatch => (ErrorCategory.SecurityError, "Give the issuer and the -BaseUri of one tenant, as RSA's console shows them, such as example.auth.securid.com and example.access.securid.com. Only if you are sure that the client's tokens may go to that service, connect with -SkipTenantCheck."),
        RsaKeyFault.ScopeNotUsable => (ErrorCategory.InvalidArgument, "Correct the scope, or leave it out: by default each operation asks for the scopes that it needs."),
        RsaKeyFault.KeyMisplaced => (ErrorCategory.InvalidArgument, "Give the key's text as a SecureString with -Key, or in the environment variable RSA_CLOUD_ADMIN_KEY. Give the parameter or the variable that the message names what belongs there."),
        RsaKeyFault.KeyTooShort => (ErrorCategory.InvalidData, "Make a new key in RSA's console, under Platform > API Access Management, and connect with that one."),
        _ => (ErrorCategory.InvalidData, "Save the key anew in RSA's console, under Platform > API Access Management, and use that file or its whole text, unchanged."),
    };
}
