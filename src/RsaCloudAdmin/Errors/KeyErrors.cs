using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of a key, and of what is given with it.</summary>
internal static class KeyErrors
{
    private const string KeyFileSpoiled = "Save the key again in RSA's console, under Platform > API Access Management, and use that file or its whole text, unchanged.";

    public static ErrorEntry KeyMissing { get; } = new(nameof(KeyMissing), ErrorCategory.InvalidArgument,
        "Connect-RsaCloudAdmin was given no key.",
        "Give the key file with -KeyPath or in a column KeyPath, or its text as a SecureString with -Key or through the pipeline.");

    public static ErrorEntry SignInIncomplete { get; } = new(nameof(SignInIncomplete), ErrorCategory.InvalidArgument,
        "Of -ClientId, -Issuer and -BaseUri some are given, and some are missing.",
        "RSA's console shows all three under Platform > API Access Management > OAuth Clients. An API key needs none of them.");

    public static ErrorEntry ConnectionNameRepeated { get; } = new(nameof(ConnectionNameRepeated), ErrorCategory.ResourceExists,
        "A row gives a name that an earlier row, or a connection of this session, has for another tenant or key. The earlier connection stays. Only a name that you type with -Name replaces one.",
        "Give each row a name of its own, or none: connections without one are called by their tenants. Or close the other connection first.");

    public static ErrorEntry InvalidEntry { get; } = new(nameof(InvalidEntry), ErrorCategory.InvalidArgument,
        "A parameter, a column or an entry of a hashtable holds something that the parameter does not take, such as an object where a text belongs, an invalid number of seconds, or anything but a SecureString for a key. Or a key is given by a parameter and through the pipeline as well. Or a name cannot be used: it has control or invisible characters, or nothing but * and ?. The value is not shown.",
        "Correct the parameter, the column or the entry that the message names, or leave it out.");

    public static ErrorEntry InvalidProxy { get; } = new(nameof(InvalidProxy), ErrorCategory.InvalidArgument,
        "-Proxy is not an address, or has a user name in it.",
        "Give the address alone with -Proxy, and the user name and the password with -ProxyCredential.");

    public static ErrorEntry EnvironmentIncomplete { get; } = new(nameof(EnvironmentIncomplete), ErrorCategory.InvalidArgument,
        "With -FromEnvironment: neither of the variables for the key is set.",
        "Set RSA_CLOUD_ADMIN_KEY_PATH to the path of the key file, or RSA_CLOUD_ADMIN_KEY to its text.");

    public static ErrorEntry EnvironmentContradictory { get; } = new(nameof(EnvironmentContradictory), ErrorCategory.InvalidArgument,
        "With -FromEnvironment: both of the variables for the key are set.",
        "Remove one of them, for example with: Remove-Item Env:RSA_CLOUD_ADMIN_KEY");

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        KeyMissing,
        new(nameof(RsaKeyFault.KeyFileNotFound), ErrorCategory.ObjectNotFound,
            "There is no file at this path, or it is a folder, or it is not a path in the file system, such as Env:KEY.",
            "Check the path. A relative path starts at the session's current location in the file system."),
        new(nameof(RsaKeyFault.KeyFileNotReadable), ErrorCategory.ReadError,
            "The file is there, and this account may not read it, or another program keeps it open.",
            "Let the account that runs this read the file, or close the program that keeps it open."),
        new(nameof(RsaKeyFault.KeyNotJson), ErrorCategory.InvalidData,
            "The file is not a key file: it is not JSON.",
            KeyFileSpoiled),
        new(nameof(RsaKeyFault.KeyFieldMissing), ErrorCategory.InvalidData,
            "The key file lacks a field that every key has, or the field is empty.",
            KeyFileSpoiled),
        new(nameof(RsaKeyFault.KeyNotRsa), ErrorCategory.InvalidData,
            "The field accessKey does not hold an RSA private key.",
            KeyFileSpoiled),
        new(nameof(RsaKeyFault.KeyTooShort), ErrorCategory.InvalidData,
            "The RSA key has fewer than 2048 bits.",
            "Make a new key in RSA's console, under Platform > API Access Management, and connect with that one."),
        new(nameof(RsaKeyFault.KeyUrlNotUsable), ErrorCategory.InvalidData,
            "The field adminRestApiUrl is not an https address.",
            KeyFileSpoiled),
        new(nameof(RsaKeyFault.KeyNotUsable), ErrorCategory.InvalidData,
            "The OAuth client's key is not a private key that signatures can be made with.",
            KeyFileSpoiled),
        new(nameof(RsaKeyFault.KeyOfOtherKind), ErrorCategory.InvalidArgument,
            "It is an API key where an OAuth client's key is needed, or the other way round.",
            "With the key of an OAuth client give -ClientId, -Issuer and -BaseUri too (or their environment variables); with an API key leave them out."),
        SignInIncomplete,
        new(nameof(RsaKeyFault.IssuerNotUsable), ErrorCategory.InvalidArgument,
            "-Issuer is not an https address.",
            "Give the issuer's address as RSA's console shows it, such as https://example.auth.securid.com/oauth."),
        new(nameof(RsaKeyFault.BaseUriNotUsable), ErrorCategory.InvalidArgument,
            "-BaseUri is not an https address.",
            "Give the Administration API's address as RSA's console shows it, such as https://example.access.securid.com/AdminInterface/restapi."),
        new(nameof(RsaKeyFault.TenantMismatch), ErrorCategory.SecurityError,
            "The hosts of -Issuer and -BaseUri do not belong to one tenant, so that access tokens would go to another host.",
            "Give the issuer and the -BaseUri of one tenant, as RSA's console shows them, such as example.auth.securid.com and example.access.securid.com. Only if you are sure that the client's tokens may go to that service, connect with -SkipTenantCheck."),
        new(nameof(RsaKeyFault.ScopeNotUsable), ErrorCategory.InvalidArgument,
            "A scope has a character that no scope has.",
            "Correct the scope, or leave it out: by default each operation asks for the scopes that it needs."),
        new(nameof(RsaKeyFault.KeyMisplaced), ErrorCategory.InvalidArgument,
            "The text of a key was given for -KeyPath, -ClientId, -Issuer, -BaseUri, -Scope or -Name, or in the variable for the path. It is not shown, and nothing is sent.",
            "Give the key's text as a SecureString with -Key, or in the environment variable RSA_CLOUD_ADMIN_KEY. Give the parameter or the variable that the message names what belongs there."),
        ConnectionNameRepeated,
        InvalidEntry,
        InvalidProxy,
        EnvironmentIncomplete,
        EnvironmentContradictory,
    ];
}
