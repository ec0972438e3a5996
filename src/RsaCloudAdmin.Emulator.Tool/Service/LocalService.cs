using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>A running emulator, with a key file, an OAuth client and a list of its users.</summary>
internal sealed class LocalService : IAsyncDisposable
{
    // Hardware tokens without a user, with the serial numbers in the help.
    private static readonly string[] SpareTokens = ["000200000001", "000200000002"];

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

    /// <summary>The emulator.</summary>
    public CloudEmulator Emulator { get; }

    /// <summary>The number of users that it starts with.</summary>
    public int Users { get; }

    /// <summary>The key file.</summary>
    public string KeyPath { get; }

    /// <summary>An OAuth client, as an alternative to the key.</summary>
    public EmulatedOAuthClient OAuthClient { get; }

    /// <summary>The file with the OAuth client's private key.</summary>
    public string JwkPath => _folder.PathOf("sandbox.jwk");

    /// <summary>The list of users: a CSV file with the columns UserId, Email and TokenSerialNumber.</summary>
    public string UsersCsv => _folder.PathOf("users.csv");

    /// <summary>The folder of these files. The key file is elsewhere if the settings say so.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts the emulator.</summary>
    /// <exception cref="IOException">The port is in use, or a file cannot be written.</exception>
    public static async Task<LocalService> StartAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        var emulator = await CloudEmulator.StartAsync(settings.Emulator, cancellationToken).ConfigureAwait(false);
        foreach (var serialNumber in SpareTokens)
            emulator.Tenant.AddHardwareToken(serialNumber);
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

    /// <summary>Stops the emulator and removes its files. Its keys no longer work.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // The keys first: removing the folder fails if a running script has a file in it open.
            _privateFiles.ForEach(File.Delete);
            _folder.Dispose();
        }
        finally
        {
            await Emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Only files that this object created are removed.
    private void CreatePrivate(string path, string text)
    {
        PrivateFile.Create(path, text);
        _privateFiles.Add(path);
    }
}
