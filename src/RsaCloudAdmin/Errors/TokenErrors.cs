using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>What was found wrong with a token that was refused.</summary>
internal static class TokenErrors
{
    /// <summary>What a person does next if the service did not say what is wrong.</summary>
    public const string AnyCause = "Check this computer's clock. Then compare the key, or the OAuth client, with those that RSA's console lists under Platform > API Access Management, and the address with the one in its key file, or -BaseUri. Connect again with a key that the service accepts.";

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(nameof(RsaTokenFault.Clock), "This computer's clock and the service's are too far apart.",
            "Set this computer's clock, and connect again."),
        Entry(nameof(RsaTokenFault.Audience), "The token was made for another address than the service's.",
            "Connect with a key file as RSA's console saved it, or make a new key there, under Platform > API Access Management. As an OAuth client, give the issuer and the -BaseUri of one tenant."),
        Entry(nameof(RsaTokenFault.AccessId), "The service does not know the key's access ID, or the client.",
            "Connect with a key or an OAuth client that RSA's console lists, under Platform > API Access Management."),
        Entry(nameof(RsaTokenFault.Signature), "The service could not read the token or verify its signature.",
            "Connect with a key file as RSA's console saved it. As an OAuth client, give the issuer and the -BaseUri of one tenant."),
        Entry(nameof(RsaTokenFault.Client), "The issuer does not accept the OAuth client or its key.",
            "Compare the client's id, its key and the issuer's address with RSA's console, under Platform > API Access Management > OAuth Clients. Changes made there work only after they are published."),
        Entry(nameof(RsaTokenFault.ClientKind), "The OAuth client may not sign in by itself.",
            "Use an OAuth client of the type Admin API."),
        Entry(nameof(RsaTokenFault.Scope), "The OAuth client may not have the permissions that were asked for.",
            "Give the OAuth client these permissions in RSA's console and publish the change. With -Scope, Connect-RsaCloudAdmin asks for the permissions that it names and no others."),
        Entry(nameof(RsaTokenFault.Issuer), "What answers at -Issuer is not the issuer.",
            "Compare the issuer's address with RSA's console: it looks like https://example.auth.securid.com/oauth. Its host is not the one of the service's address."),
        Entry(nameof(RsaTokenFault.OtherHost), "The issuer's access token names another host than the service's as its audience. It was not sent.",
            "Give the issuer and the -BaseUri of one tenant, as RSA's console shows them. Only if you are sure that the token may go to that service, connect with -SkipTenantCheck."),
        Entry(nameof(RsaTokenFault.Expired), when: null, AnyCause),
        Entry(nameof(RsaTokenFault.Unknown), when: null, AnyCause),
    ];

    private static ErrorEntry Entry(string finding, string? when, string advice) =>
        new(nameof(RsaErrorReason.TokenRefused), ErrorCategory.AuthenticationError, when, advice) { Finding = finding };
}
