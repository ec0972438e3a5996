using System.Collections.Concurrent;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>An emulator and a key of it, made once for the tests of a class: an RSA key takes its time.</summary>
public sealed class EmulatedService : IAsyncLifetime
{
    private readonly ConcurrentDictionary<OAuthKeyType, EmulatedOAuthClient> _clients = new();

    // One clock for both sides: the waits of one would else make the other refuse its tokens.
    internal AutoAdvancingTimeProvider Clock { get; } = new();

    internal CloudEmulator Emulator { get; private set; } = null!;

    internal EmulatedApiKey Key { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 2, Clock = Clock });
        Key = Emulator.CreateApiKey();
    }

    /// <summary>An OAuth client of the emulator, made when it is first asked for.</summary>
    internal EmulatedOAuthClient OAuthClient(OAuthKeyType type) =>
        _clients.GetOrAdd(type, _ => Emulator.CreateOAuthClient(new OAuthClientForm { KeyType = type }));

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
