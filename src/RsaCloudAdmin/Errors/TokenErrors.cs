using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>The findings about a refused token.</summary>
internal static class TokenErrors
{
    /// <summary>What to do next if the service did not say why it refused the token.</summary>
    public const string AnyCause = "Check this computer's clock. Then check that RSA's console lists the key or the OAuth client under Platform > API Access Management, and that the address in the key file, or -BaseUri, is the service's. Connect again with a key that the service accepts.";

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(nameof(RsaTokenFault.Clock), "This computer's clock and the service's are too far apart.",
            "Set this computer's clock, and connect again."),
        Entry(nameof(RsaTokenFault.Audience), "The token's audience is not the service's address.",
            "Connect with a key file as RSA's console saved it, or create a new key there, under Platform > API Access Management. For an OAuth client, give the issuer and the -BaseUri of one tenant."),
        Entry(nameof(RsaTokenFault.AccessId), "The service does not know the key's access ID, or the client.",
            "Connect with a key or an OAuth client that RSA's console lists, under Platform > API Access Management."),
        Entry(nameof(RsaTokenFault.Signature), "The service could not read the token or verify its signature.",
            "Connect with a key file as RSA's console saved it. For an OAuth client, give the issuer and the -BaseUri of one tenant."),
        Entry(nameof(RsaTokenFault.Client), "The issuer does not accept the OAuth client or its key.",
            "Compare the client's id, its key and the issuer's address with RSA's console, under Platform > API Access Management > OAuth Clients. Changes made there work only after they are published."),
        Entry(nameof(RsaTokenFault.ClientKind), "The OAuth client is not allowed to sign in on its own.",
            "Use an OAuth client of the type Admin API."),
        Entry(nameof(RsaTokenFault.Scope), "The OAuth client does not have the requested permissions.",
            "Give the OAuth client these permissions in RSA's console and publish the change. With -Scope, Connect-RsaCloudAdmin requests only the permissions that you name."),
        Entry(nameof(RsaTokenFault.Issuer), "The server at -Issuer did not respond like an issuer, or refused the request without a reason.",
            "Compare the issuer's address with RSA's console: it looks like https://example.auth.securid.com/oauth. Its host differs from the host of the service's address. Also check the scopes."),
        Entry(nameof(RsaTokenFault.OtherHost), "The issuer's access token names another host than the service's as its audience. It was not sent.",
            "Give the issuer and the -BaseUri of one tenant, as RSA's console shows them. Use -SkipTenantCheck only if you are sure that the token may be sent to that service."),
        Entry(nameof(RsaTokenFault.Expired), when: null, AnyCause),
        Entry(nameof(RsaTokenFault.Unknown), when: null, AnyCause),
    ];

    private static ErrorEntry Entry(string finding, string? when, string advice) =>
        new(nameof(RsaErrorReason.TokenRefused), ErrorCategory.AuthenticationError, when, advice) { Finding = finding };
}
