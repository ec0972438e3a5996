using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Memory for a key while it is read. Everything in it is wiped when it is disposed.</summary>
internal sealed class SecretMemory : IDisposable
{
    // Pinned, because the garbage collector leaves a copy behind where it moves an array.
    private readonly List<GCHandle> _pins = [];

    /// <summary>An array of zeros. It must not be used after this object was disposed.</summary>
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
