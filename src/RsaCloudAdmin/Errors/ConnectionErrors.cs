using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of the session's connections, and of connecting.</summary>
internal static class ConnectionErrors
{
    public static ErrorEntry NotConnected { get; } = new(nameof(NotConnected), ErrorCategory.ConnectionError,
        "The session has no connection, or its default one was disconnected. Another connection does not take its place by itself: it may be of another tenant.",
        "Run Connect-RsaCloudAdmin, or choose a connection with -Connection. Get-RsaCloudAdminConnection lists those of this session.");

    public static ErrorEntry ConnectionNotFound { get; } = new(nameof(ConnectionNotFound), ErrorCategory.ObjectNotFound,
        "The session has no connection by this name. Or something that is no connection, such as an object or the text of a key, was given or piped in for one.",
        "Get-RsaCloudAdminConnection lists the connections of this session.");

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        NotConnected,
        ConnectionNotFound,
        new ErrorEntry(nameof(RsaErrorReason.ConnectionClosed), ErrorCategory.ConnectionError,
            "The connection was closed by Disconnect-RsaCloudAdmin.",
            "Run Connect-RsaCloudAdmin again.").InTestsToo(),
        new ErrorEntry(nameof(RsaErrorReason.ServiceNotTrusted), ErrorCategory.SecurityError,
            "What answers did not prove that it is the service, or the issuer: its certificate is not trusted, is for another host, or has ended. Or, with -CheckCertificateRevocation, it was revoked or could not be checked. Nothing was sent, and nothing is retried.",
            "A proxy that inspects TLS may be on the way, or somebody who reads along: have it let this host through, or have this computer trust its certificate authority. If the message mentions a date or a name, check this computer's clock and the address. If the certificate could not be checked for revocation, let this computer reach the servers of its authority, or connect without -CheckCertificateRevocation. If it was revoked, ask RSA's support before you connect again.").Everywhere(),
        new(nameof(RsaErrorReason.TokenRefused), ErrorCategory.AuthenticationError,
            "The service refused the token that was made with the key, or the issuer gave none. The message says what was wrong, if the service gave a known reason, and otherwise the usual causes. After three such rows in a row, one error of this kind ends the run. It names the first row that was not attempted.",
            TokenErrors.AnyCause),
        new ErrorEntry(nameof(RsaErrorReason.AddressMoved), ErrorCategory.InvalidData,
            "The key holds an address that RSA's customers once shared, and your tenant has one of its own by now.",
            "Make a new API key in RSA's console, under Platform > API Access Management: a key file holds the service's address, and each tenant has one of its own by now. For an OAuth client, give -BaseUri as the console shows it.").Everywhere(),
    ];
}
