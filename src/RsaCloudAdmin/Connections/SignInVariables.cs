using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>Reads the sign-in values from environment variables, for unattended scripts.</summary>
internal static class SignInVariables
{
    private const string KeyPath = "RSA_CLOUD_ADMIN_KEY_PATH";
    private const string Key = "RSA_CLOUD_ADMIN_KEY";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [nameof(SignIn.KeyPath)] = KeyPath,
        [nameof(SignIn.Key)] = Key,
        [nameof(SignIn.ClientId)] = "RSA_CLOUD_ADMIN_CLIENT_ID",
        [nameof(SignIn.Issuer)] = "RSA_CLOUD_ADMIN_ISSUER",
        [nameof(SignIn.BaseUri)] = "RSA_CLOUD_ADMIN_BASE_URI",
        [nameof(SignIn.Scope)] = "RSA_CLOUD_ADMIN_SCOPE",
    };

    /// <summary>Returns the values of the variables.</summary>
    /// <param name="resolve">Converts a path of the session to a path in the file system. Its second argument is the name of the variable.</param>
    public static SignIn Read(Func<string, string, string> resolve) => new(piece => $"$env:{Names[piece]}")
    {
        KeyPath = Get(nameof(SignIn.KeyPath)) is { } path ? resolve(path, $"$env:{SignInVariables.KeyPath}") : null,
        Key = Get(nameof(SignIn.Key)) is { } text ? Secret(text) : null,
        ClientId = Get(nameof(SignIn.ClientId)),
        Issuer = Get(nameof(SignIn.Issuer)),
        BaseUri = Get(nameof(SignIn.BaseUri)),
        Scope = Get(nameof(SignIn.Scope)) is { } scopes ? SignIn.SplitScopes(scopes) : [],
    };

    /// <summary>Returns the error if the variables for the key cannot be used; null if they can.</summary>
    public static ErrorRecord? Error() => (Get(nameof(SignIn.KeyPath)), Get(nameof(SignIn.Key))) switch
    {
        (null, null) => ErrorRecords.Create(
            new ArgumentException($"Neither of the environment variables {KeyPath} and {Key} is set."),
            KeyErrors.EnvironmentIncomplete,
            target: null),
        (not null, not null) => ErrorRecords.Create(
            new ArgumentException($"The environment variables {KeyPath} and {Key} are both set, but only one key can be used."),
            KeyErrors.EnvironmentContradictory,
            target: null),
        _ => null,
    };

    private static string? Get(string piece) =>
        Environment.GetEnvironmentVariable(Names[piece]) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }
}
