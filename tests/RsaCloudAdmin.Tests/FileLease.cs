using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Tests;

/// <summary>Makes whoever opens a file wait until this is disposed, as a file server that is gone does. Linux only.</summary>
internal sealed class FileLease : IDisposable
{
    private const int SetSignal = 10;
    private const int SetLease = 1024;
    private const int GetLease = 1025;
    private const int WriteLease = 1;

    // The kernel tells the holder of who waits. By default it is a signal that ends the process; this one is ignored.
    private const int WindowChanged = 28;

    private readonly FileStream _file;
    private readonly int _descriptor;

    public FileLease(string path)
    {
        // Without sharing, the runtime would lock the file, and the other side would fail and not wait.
        _file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _descriptor = (int)_file.SafeFileHandle.DangerousGetHandle();
        if (Control(_descriptor, SetSignal, WindowChanged) != 0 || Control(_descriptor, SetLease, WriteLease) != 0)
            throw new IOException($"No lease on {path}: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Whether somebody waits.</summary>
    public bool IsAwaited => Control(_descriptor, GetLease, 0) != WriteLease;

    public void Dispose() => _file.Dispose();

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int argument);
}
