using System.Collections.Concurrent;

namespace RsaCloudAdmin.Emulator.Keys;

/// <summary>The API keys of the service, by access ID.</summary>
internal sealed class KeyRing : IDisposable
{
    private readonly ConcurrentDictionary<string, EmulatedApiKey> _keys = new(StringComparer.Ordinal);

    public void Add(EmulatedApiKey key) => _keys[key.AccessId] = key;

    public EmulatedApiKey? Find(string accessId) => _keys.GetValueOrDefault(accessId);

    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Release();
        _keys.Clear();
    }
}
