using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of the session's connections, and of connecting to the service.</summary>
internal static class ConnectionErrors
{
    public static ErrorEntry NotConnected { get; } = new(nameof(NotConnected), ErrorCategory.ConnectionError,
        "The session has no connection, or its default one was disconnected. No other connection replaces it automatically, because it may belong to another tenant.",
        "Run Connect-RsaCloudAdmin, or choose a connection with -Connection. Get-RsaCloudAdminConnection lists the connections of this session.");

    public static ErrorEntry ConnectionNotFound { get; } = new(nameof(ConnectionNotFound), ErrorCategory.ObjectNotFound,
        "The session has no connection with this name. Or the value given is not a connection, such as another object or the text of a key.",
        "Check the name. Get-RsaCloudAdminConnection lists the connections of this session.");

    public static ErrorEntry ConnectionClosed { get; } = new ErrorEntry(nameof(RsaErrorReason.ConnectionClosed), ErrorCategory.ConnectionError,
        "The connection was closed by Disconnect-RsaCloudAdmin, or the module was removed.",
        "Run Connect-RsaCloudAdmin again.").InTestsToo();

    public static ErrorEntry ServiceNotTrusted { get; } = new ErrorEntry(nameof(RsaErrorReason.ServiceNotTrusted), ErrorCategory.SecurityError,
        "The server did not prove that it is the service or the issuer: its certificate is not trusted, is for another host, or has expired. Or, with -CheckCertificateRevocation, the certificate was revoked or could not be checked. Nothing was sent, and there is no retry.",
        "A proxy that inspects TLS, or an attacker, may intercept the connection. If it is your proxy, exclude this host from the inspection, or trust the proxy's certificate authority on this computer. If the message mentions a date or a name, check this computer's clock and the address. If the certificate could not be checked for revocation, allow this computer to reach the authority's servers, or connect without -CheckCertificateRevocation. If the certificate was revoked, contact RSA's support before you connect again.").Everywhere();

    public static ErrorEntry TokenRefused { get; } = new(nameof(RsaErrorReason.TokenRefused), ErrorCategory.AuthenticationError,
        "The service refused the key's token, or the issuer issued none. The message gives the reason if the service reported a known one, and otherwise the usual causes. After three consecutive rows with this error, the run ends with one more. It names the first row that was not attempted. Rows whose scopes the issuer refuses do not count if other rows may need fewer.",
        TokenErrors.AnyCause);

    public static ErrorEntry AddressMoved { get; } = new ErrorEntry(nameof(RsaErrorReason.AddressMoved), ErrorCategory.InvalidData,
        "The key contains a former shared RSA address. Your tenant now has its own address.",
        "Create a new API key in RSA's console, under Platform > API Access Management: its file contains your tenant's address. For an OAuth client, give -BaseUri as the console shows it.").Everywhere();

    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorEntry.AllOf(typeof(ConnectionErrors));
}
