using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of the session's connections, and of connecting.</summary>
internal static class ConnectionErrors
{
    public static ErrorEntry NotConnected { get; } = new()
    {
        Id = nameof(NotConnected),
        Category = ErrorCategory.ConnectionError,
        When = "The session has no connection, or its default one was disconnected. Another connection does not take its place by itself: it may be of another tenant.",
        Advice = "Run Connect-RsaCloudAdmin, or choose a connection with -Connection. Get-RsaCloudAdminConnection lists those of this session.",
    };

    public static ErrorEntry ConnectionNotFound { get; } = new()
    {
        Id = nameof(ConnectionNotFound),
        Category = ErrorCategory.ObjectNotFound,
        When = "The session has no connection by this name. Or something that is no connection, such as an object or the text of a key, was given or piped in for one.",
        Advice = "Get-RsaCloudAdminConnection lists the connections of this session.",
    };

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        NotConnected,
        ConnectionNotFound,
        new ErrorEntry
        {
            Id = nameof(RsaErrorReason.ConnectionClosed),
            Category = ErrorCategory.ConnectionError,
            When = "The connection was closed by Disconnect-RsaCloudAdmin.",
            Advice = "Run Connect-RsaCloudAdmin again.",
        }.InTestsToo(),
        new ErrorEntry
        {
            Id = nameof(RsaErrorReason.ServiceNotTrusted),
            Category = ErrorCategory.SecurityError,
            When = "What answers did not prove that it is the service, or the issuer: its certificate is not trusted, is for another host, or has ended. Or, with -CheckCertificateRevocation, it was revoked or could not be checked. Nothing was sent, and nothing is retried.",
            Advice = "A proxy that inspects TLS may be on the way, or somebody who reads along: have it let this host through, or have this computer trust its certificate authority. If the message mentions a date or a name, check this computer's clock and the address. If the certificate could not be checked for revocation, let this computer reach the servers of its authority, or connect without -CheckCertificateRevocation. If it was revoked, ask RSA's support before you connect again.",
        }.Everywhere(),
        new()
        {
            Id = nameof(RsaErrorReason.TokenRefused),
            Category = ErrorCategory.AuthenticationError,
            When = "The service refused the token that was made with the key, or the issuer gave none. The message says what was wrong, if the service gave a known reason, and otherwise the usual causes. After three such rows in a row, one error of this kind ends the run. It names the first row that was not attempted.",
            Advice = TokenErrors.AnyCause,
        },
        new ErrorEntry
        {
            Id = nameof(RsaErrorReason.AddressMoved),
            Category = ErrorCategory.InvalidData,
            When = "The key holds an address that RSA's customers once shared, and your tenant has one of its own by now.",
            Advice = "Make a new API key in RSA's console, under Platform > API Access Management: a key file holds the service's address, and each tenant has one of its own by now. For an OAuth client, give -BaseUri as the console shows it.",
        }.Everywhere(),
    ];
}
