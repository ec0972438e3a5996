using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RsaCloudAdmin.Emulator.Keys;

/// <summary>
/// Provides RSA keys. Generating one takes a fifth of a second, so the keys of a disposed emulator are reused. Two
/// emulators that run at the same time never share a key.
/// </summary>
internal static class RsaKeyPool
{
    private static readonly ConcurrentDictionary<int, ConcurrentBag<RSA>> Free = new();

    public static RSA Rent(int bits) => Free.TryGetValue(bits, out var keys) && keys.TryTake(out var key) ? key : RSA.Create(bits);

    public static void Return(RSA key) => Free.GetOrAdd(key.KeySize, _ => []).Add(key);
}
