using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Tests;

/// <summary>Blocks everyone who opens a file until it is disposed, like an unresponsive file server. Linux only.</summary>
internal sealed class FileLease : IDisposable
{
    private const int SetSignal = 10;
    private const int SetLease = 1024;
    private const int GetLease = 1025;
    private const int WriteLease = 1;

    // The kernel notifies the holder with a signal. The default one would end the process; this one is ignored.
    private const int WindowChanged = 28;

    private readonly FileStream _file;
    private readonly int _descriptor;

    public FileLease(string path)
    {
        // Without sharing, the runtime would lock the file, and opening it would fail instead of blocking.
        _file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _descriptor = (int)_file.SafeFileHandle.DangerousGetHandle();
        if (Control(_descriptor, SetSignal, WindowChanged) != 0 || Control(_descriptor, SetLease, WriteLease) != 0)
            throw new IOException($"No lease on {path}: error {Marshal.GetLastPInvokeError()}.");
    }

    public bool IsAwaited => Control(_descriptor, GetLease, 0) != WriteLease;

    public void Dispose() => _file.Dispose();

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int argument);
}
