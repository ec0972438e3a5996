using System.Collections.Concurrent;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>An emulator with a key, shared by the tests of a class because creating an RSA key is slow.</summary>
public sealed class EmulatedService : IAsyncLifetime
{
    private readonly ConcurrentDictionary<OAuthKeyType, EmulatedOAuthClient> _clients = new();

    // Client and service share one clock. Otherwise the client's waits would make its tokens look invalid to the service.
    internal AutoAdvancingTimeProvider Clock { get; } = new();

    internal CloudEmulator Emulator { get; private set; } = null!;

    internal EmulatedApiKey Key { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2, Clock = Clock });
        Key = Emulator.CreateApiKey();
    }

    /// <summary>Returns an OAuth client of the emulator, created on first use.</summary>
    internal EmulatedOAuthClient OAuthClient(OAuthKeyType type) =>
        _clients.GetOrAdd(type, _ => Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = type }));

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
