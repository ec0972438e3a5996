using System.Management.Automation;
using System.Security;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>What an admin signs in with, wherever it was given: a key, and for an OAuth client where it belongs.</summary>
internal sealed class SignIn
{
    // How a missing piece is called where it was to be given.
    private readonly Func<string, string> _nameOf;

    /// <param name="nameOf">What a piece is called where it is given, by its parameter's name.</param>
    public SignIn(Func<string, string> nameOf) => _nameOf = nameOf;

    /// <summary>The key file, as a path of the file system.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The key's text, if there is no file.</summary>
    public SecureString? Key { get; init; }

    public string? ClientId { get; init; }

    public string? Issuer { get; init; }

    public string? BaseUri { get; init; }

    public string[] Scope { get; init; } = [];

    /// <summary>What an error is about.</summary>
    public string? Target => KeyPath ?? ClientId;

    private bool IsOAuth => ClientId is not null || Issuer is not null || BaseUri is not null || Scope.Length > 0;

    private string KeyName => _nameOf(nameof(Key));

    /// <summary>What is missing or misplaced; null if nothing is.</summary>
    public ErrorRecord? Error()
    {
        if (ClientId is not null && KeyTextDetector.Is(ClientId))
            return ErrorRecords.KeyMisplaced(_nameOf(nameof(ClientId)));
        if (KeyPath is null && Key is null)
            return ErrorRecords.Make(new ArgumentException("No key is given."), KeyErrors.KeyMissing, Target);

        var missing = new[] { (nameof(ClientId), ClientId), (nameof(Issuer), Issuer), (nameof(BaseUri), BaseUri) }
            .Where(piece => piece.Item2 is null).Select(piece => _nameOf(piece.Item1)).ToList();
        return !IsOAuth || missing.Count == 0 ? null : ErrorRecords.Make(
            new ArgumentException($"To sign in as an OAuth client, {_nameOf(nameof(ClientId))}, {_nameOf(nameof(Issuer))} and {_nameOf(nameof(BaseUri))} go together. Missing: {string.Join(", ", missing)}."),
            KeyErrors.SignInIncomplete,
            Target);
    }

    /// <summary>Reads the key, and makes a connection that is not proved yet and has no name.</summary>
    /// <exception cref="RsaKeyException">The key, or what is given beside it, cannot be used.</exception>
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
