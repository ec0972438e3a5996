using System.Management.Automation;

namespace RsaCloudAdmin.Errors;

/// <summary>Errors of a key, and of values given with it.</summary>
internal static class KeyErrors
{
    private const string UseOriginalKeyFile = "Use the key file, or its whole text, as RSA's console saved it. If you no longer have it, create a new key under Platform > API Access Management.";

    public static ErrorEntry KeyMissing { get; } = new(nameof(KeyMissing), ErrorCategory.InvalidArgument,
        "Connect-RsaCloudAdmin was given no key.",
        "Give the key file with -KeyPath or in a column KeyPath, or its text as a SecureString with -Key or through the pipeline.");

    public static ErrorEntry KeyFileNotFound { get; } = new(nameof(RsaKeyFault.KeyFileNotFound), ErrorCategory.ObjectNotFound,
        "The path does not lead to a file: nothing is there, or it is a folder, or the path is not in the file system, such as Env:KEY.",
        "Check the path. A relative path starts at the current location of the session in the file system.");

    public static ErrorEntry KeyFileNotReadable { get; } = new(nameof(RsaKeyFault.KeyFileNotReadable), ErrorCategory.ReadError,
        "The file exists, but this account is not allowed to read it, or another program has it open.",
        "Allow this account to read the file, or close the program that has it open.");

    public static ErrorEntry KeyNotJson { get; } = new(nameof(RsaKeyFault.KeyNotJson), ErrorCategory.InvalidData,
        "The file is not a key file: it is not JSON.",
        UseOriginalKeyFile);

    public static ErrorEntry KeyFieldMissing { get; } = new(nameof(RsaKeyFault.KeyFieldMissing), ErrorCategory.InvalidData,
        "The key file lacks a field that every key has, or the field is empty.",
        UseOriginalKeyFile);

    public static ErrorEntry KeyNotRsa { get; } = new(nameof(RsaKeyFault.KeyNotRsa), ErrorCategory.InvalidData,
        "The field accessKey does not contain an RSA private key.",
        UseOriginalKeyFile);

    public static ErrorEntry KeyTooShort { get; } = new(nameof(RsaKeyFault.KeyTooShort), ErrorCategory.InvalidData,
        "The RSA key has fewer than 2048 bits.",
        "Create a new key in RSA's console, under Platform > API Access Management, and connect with it.");

    public static ErrorEntry KeyUrlNotUsable { get; } = new(nameof(RsaKeyFault.KeyUrlNotUsable), ErrorCategory.InvalidData,
        "The field adminRestApiUrl is not an https address.",
        UseOriginalKeyFile);

    public static ErrorEntry KeyNotUsable { get; } = new(nameof(RsaKeyFault.KeyNotUsable), ErrorCategory.InvalidData,
        "The OAuth client's key is not a private key that can sign.",
        UseOriginalKeyFile);

    public static ErrorEntry KeyOfOtherKind { get; } = new(nameof(RsaKeyFault.KeyOfOtherKind), ErrorCategory.InvalidArgument,
        "The key is an API key, but an OAuth client's key is needed, or the reverse.",
        "With the key of an OAuth client, also give -ClientId, -Issuer and -BaseUri (or their environment variables). With an API key, leave them out.");

    public static ErrorEntry SignInIncomplete { get; } = new(nameof(SignInIncomplete), ErrorCategory.InvalidArgument,
        "Only some of -ClientId, -Issuer and -BaseUri are given.",
        "Give all three, as RSA's console shows them under Platform > API Access Management > OAuth Clients. For an API key, leave them out.");

    public static ErrorEntry IssuerNotUsable { get; } = new(nameof(RsaKeyFault.IssuerNotUsable), ErrorCategory.InvalidArgument,
        "-Issuer is not an https address.",
        "Give the issuer's address as RSA's console shows it, such as https://example.auth.securid.com/oauth.");

    public static ErrorEntry BaseUriNotUsable { get; } = new(nameof(RsaKeyFault.BaseUriNotUsable), ErrorCategory.InvalidArgument,
        "-BaseUri is not an https address.",
        "Give the Administration API's address as RSA's console shows it, such as https://example.access.securid.com/AdminInterface/restapi.");

    public static ErrorEntry TenantMismatch { get; } = new(nameof(RsaKeyFault.TenantMismatch), ErrorCategory.SecurityError,
        "The hosts of -Issuer and -BaseUri do not belong to one tenant. Access tokens would be sent to another host.",
        "Give the issuer and the -BaseUri of one tenant, as RSA's console shows them, such as example.auth.securid.com and example.access.securid.com. Use -SkipTenantCheck only if you are sure that the client's tokens may be sent to that service.");

    public static ErrorEntry ScopeNotUsable { get; } = new(nameof(RsaKeyFault.ScopeNotUsable), ErrorCategory.InvalidArgument,
        "A scope contains a character that is not allowed in scopes.",
        "Correct the scope, or leave it out: by default, each operation requests the scopes that it needs.");

    public static ErrorEntry KeyMisplaced { get; } = new(nameof(RsaKeyFault.KeyMisplaced), ErrorCategory.InvalidArgument,
        "The text of a key was given for -KeyPath, -ClientId, -Issuer, -BaseUri, -Scope or -Name, or in a variable for one of them. It is not shown, and nothing is sent.",
        "Give the key's text as a SecureString with -Key, or in the environment variable RSA_CLOUD_ADMIN_KEY. Then correct the parameter or the variable that the message names.");

    public static ErrorEntry ConnectionNameRepeated { get; } = new(nameof(ConnectionNameRepeated), ErrorCategory.ResourceExists,
        "A row uses the name of an earlier row, or of a connection of this session, for another tenant or key. The earlier connection is kept. To replace a connection to another tenant or with another key, use -Name on the command line.",
        "Give each row a different name, or none: the name is then the tenant's. Or close the other connection first.");

    public static ErrorEntry InvalidEntry { get; } = new(nameof(InvalidEntry), ErrorCategory.InvalidArgument,
        "A parameter, a column or an entry of a hashtable has a value that the parameter does not accept, such as an object instead of a string, an invalid number of seconds, or a key that is not a SecureString. Or a key is given with a parameter and also through the pipeline. Or several entries of a hashtable have different values for one parameter. Or a name cannot be used: it has control or invisible characters, or only * and ?. The value is not shown.",
        "Correct the parameter, the column or the entry that the message names, or leave it out.");

    public static ErrorEntry InvalidProxy { get; } = new(nameof(InvalidProxy), ErrorCategory.InvalidArgument,
        "-Proxy is not an address, or contains a user name.",
        "Give only the address with -Proxy. Give the user name and the password with -ProxyCredential.");

    public static ErrorEntry EnvironmentIncomplete { get; } = new(nameof(EnvironmentIncomplete), ErrorCategory.InvalidArgument,
        "With -FromEnvironment: neither of the variables for the key is set.",
        "Set RSA_CLOUD_ADMIN_KEY_PATH to the path of the key file, or RSA_CLOUD_ADMIN_KEY to its text.");

    public static ErrorEntry EnvironmentContradictory { get; } = new(nameof(EnvironmentContradictory), ErrorCategory.InvalidArgument,
        "With -FromEnvironment: both of the variables for the key are set.",
        "Remove one of them, for example with: Remove-Item Env:RSA_CLOUD_ADMIN_KEY");

    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorEntry.AllOf(typeof(KeyErrors));
}
