using RsaCloudAdmin.Emulator;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>A service to connect to, and a key file for it.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private CloudEmulator? _emulator;

    public CloudEmulator Emulator => _emulator!;

    public string KeyPath => Path.Combine(_folder.FullName, "service.key");

    public async ValueTask InitializeAsync()
    {
        _emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 1 });
        _emulator.CreateApiKey().WriteTo(KeyPath);
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
            await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
