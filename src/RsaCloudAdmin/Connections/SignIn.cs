using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>What an admin signs in with, from any source: a key, and for an OAuth client its id, issuer, service and scopes.</summary>
internal sealed class SignIn
{
    private static readonly char[] Separators = [' ', ','];

    private readonly Func<string, string> _nameOf;

    /// <param name="nameOf">Returns the name of a value in its source, such as -KeyPath, for the name of its parameter.</param>
    public SignIn(Func<string, string> nameOf) => _nameOf = nameOf;

    /// <summary>The path of the key file in the file system; null if there is no file.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The text of the key, if there is no file.</summary>
    public SecureString? Key { get; init; }

    public string? ClientId { get; init; }

    public string? Issuer { get; init; }

    public string? BaseUri { get; init; }

    public string[] Scope { get; init; } = [];

    /// <summary>The target of errors.</summary>
    public string? Target => KeyPath ?? ClientId;

    private bool IsOAuth => ClientId is not null || Issuer is not null || BaseUri is not null || Scope.Length > 0;

    private string KeyName => _nameOf(nameof(Key));

    /// <summary>
    /// Returns the scopes of a text that separates them by spaces or commas. The text of a key stays whole, because its
    /// pieces may not be recognized.
    /// </summary>
    public static string[] SplitScopes(string text) => KeyTextDetector.Is(text) ? [text] : text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the error for a missing or misplaced value; null if there is none.</summary>
    public ErrorRecord? Error()
    {
        (string Name, string? Text)[] required = [(nameof(ClientId), ClientId), (nameof(Issuer), Issuer), (nameof(BaseUri), BaseUri)];
        (string Name, string? Text)[] texts = [.. required, .. Scope.Select(scope => (nameof(Scope), (string?)scope))];
        foreach (var (name, text) in texts)
        {
            if (text is not null && KeyTextDetector.Is(text))
                return ErrorRecords.KeyMisplaced(_nameOf(name));
        }

        if (KeyPath is null && Key is null)
            return ErrorRecords.Create(new ArgumentException("No key was given."), KeyErrors.KeyMissing, Target);

        var missing = required.Where(piece => piece.Text is null).Select(piece => _nameOf(piece.Name)).ToList();
        return !IsOAuth || missing.Count == 0 ? null : ErrorRecords.Create(
            new ArgumentException($"To sign in as an OAuth client, {_nameOf(nameof(ClientId))}, {_nameOf(nameof(Issuer))} and {_nameOf(nameof(BaseUri))} are needed together. Missing: {string.Join(", ", missing)}."),
            KeyErrors.SignInIncomplete,
            Target);
    }

    /// <summary>Reads the key, and returns a connection that has no name and is not verified yet.</summary>
    /// <exception cref="RsaKeyException">The key or a related value cannot be used.</exception>
    public RsaCloudAdminConnection Open(CloudAdminClientOptions options) => IsOAuth ? OpenOAuth(options) : OpenApiKey(options);

    private RsaCloudAdminConnection OpenApiKey(CloudAdminClientOptions options)
    {
        var key = KeyPath is null ? ApiKey.Parse(Key!, $"key in {KeyName}") : ApiKey.FromFile(KeyPath);
        try
        {
            return new RsaCloudAdminConnection(new CloudAdminClient(key, options))
            {
                CustomerName = key.CustomerName,
                Description = key.Description,
                AccessId = key.AccessId,
                BaseUri = key.BaseUri,
                KeyIsReadableByOthers = key.IsReadableByOthers,
            };
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private RsaCloudAdminConnection OpenOAuth(CloudAdminClientOptions options)
    {
        var key = KeyPath is null ? OAuthKey.Parse(Key!, $"key in {KeyName}") : OAuthKey.FromFile(KeyPath);
        try
        {
            var client = new OAuthClient(ClientId!, Issuer!, BaseUri!, key, Scope);
            return new RsaCloudAdminConnection(new CloudAdminClient(client, options))
            {
                ClientId = client.ClientId,
                Issuer = client.Issuer,
                Scope = new TextList(client.Scopes),
                BaseUri = client.BaseUri,
                KeyIsReadableByOthers = key.IsReadableByOthers,
            };
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
