using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Memory for a key while it is read. Dispose overwrites all of it with zeros.</summary>
internal sealed class SecretMemory : IDisposable
{
    // Pinned, because the garbage collector leaves a copy behind when it moves an array.
    private readonly List<GCHandle> _pins = [];

    /// <summary>Returns an array of zeros. Do not use it after this object is disposed.</summary>
    public T[] Allocate<T>(int length)
        where T : unmanaged
    {
        var array = new T[length];
        _pins.Add(GCHandle.Alloc(array, GCHandleType.Pinned));
        return array;
    }

    public void Dispose()
    {
        foreach (var pin in _pins)
        {
            var array = (Array)pin.Target!;
            Array.Clear(array, 0, array.Length);
            pin.Free();
        }

        _pins.Clear();
    }
}
