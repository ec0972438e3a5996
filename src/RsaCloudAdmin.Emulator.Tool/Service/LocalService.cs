using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>The stand-in service at work, with a key file and an OAuth client for it and the list of its users.</summary>
internal sealed class LocalService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly List<string> _privateFiles = [];

    private LocalService(CloudEmulator emulator, TemporaryFolder folder, ServiceSettings settings)
    {
        Emulator = emulator;
        _folder = folder;
        Users = settings.Emulator.Users;
        KeyPath = settings.KeyPath ?? folder.PathOf("sandbox.key");
        OAuthClient = emulator.CreateOAuthClient(new OAuthClientForm { KeyType = OAuthKeyType.Ec, TokenLife = settings.TokenLife });
    }

    /// <summary>The service.</summary>
    public CloudEmulator Emulator { get; }

    /// <summary>How many users it starts with.</summary>
    public int Users { get; }

    /// <summary>The key file.</summary>
    public string KeyPath { get; }

    /// <summary>An OAuth client, to sign in as instead.</summary>
    public EmulatedOAuthClient OAuthClient { get; }

    /// <summary>The file with the OAuth client's private key.</summary>
    public string JwkPath => _folder.PathOf("sandbox.jwk");

    /// <summary>The list of users: a CSV file with the columns UserId, Email and TokenSerialNumber.</summary>
    public string UsersCsv => _folder.PathOf("users.csv");

    /// <summary>The folder of all these, unless the key was wanted elsewhere.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts the service.</summary>
    /// <exception cref="IOException">The port is taken, or a file cannot be written.</exception>
    public static async Task<LocalService> StartAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        var emulator = await CloudEmulator.StartAsync(settings.Emulator, cancellationToken).ConfigureAwait(false);
        var service = new LocalService(emulator, new TemporaryFolder(), settings);
        try
        {
            service.CreatePrivate(service.KeyPath, emulator.CreateApiKey(settings.Role).ToJson());
            service.CreatePrivate(service.JwkPath, service.OAuthClient.ToJwk());
            UserList.Write(service.UsersCsv, UserState.ReadAll(emulator.Tenant));
            return service;
        }
        catch
        {
            await service.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the service and removes its files. Its keys are useless from then on.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // The keys first: a script that is still running may hold a file in the folder open.
            _privateFiles.ForEach(File.Delete);
            _folder.Dispose();
        }
        finally
        {
            await Emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Only what this service has created is removed with it.
    private void CreatePrivate(string path, string text)
    {
        PrivateFile.Create(path, text);
        _privateFiles.Add(path);
    }
}
