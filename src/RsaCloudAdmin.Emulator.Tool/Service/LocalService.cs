using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>The stand-in service at work, with a key file and an OAuth client for it and the list of its users.</summary>
internal sealed class LocalService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private LocalService(CloudEmulator emulator, TemporaryFolder folder, ServiceSettings settings)
    {
        Emulator = emulator;
        _folder = folder;
        Users = settings.Users;
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
        var options = new EmulatorOptions
        {
            Port = settings.Port,
            Users = settings.Users,
            Latency = settings.Latency,
            RateLimit = settings.RateLimit,
            Faults = settings.Faults,
        };
        var emulator = await CloudEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        var folder = new TemporaryFolder();
        var service = new LocalService(emulator, folder, settings);
        try
        {
            PrivateFile.Create(service.KeyPath, emulator.CreateApiKey(settings.Role).ToJson());
            PrivateFile.Create(service.JwkPath, service.OAuthClient.ToJwk());
            UserList.Write(service.UsersCsv, ServiceState.Read(emulator.Tenant));
            return service;
        }
        catch
        {
            await service.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the service and removes its files; the key would open nothing any more.</summary>
    public async ValueTask DisposeAsync()
    {
        File.Delete(KeyPath);
        _folder.Dispose();
        await Emulator.DisposeAsync().ConfigureAwait(false);
    }
}
