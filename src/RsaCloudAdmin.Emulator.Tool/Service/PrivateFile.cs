using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>Writes files that only their owner can read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a new file.</summary>
    /// <exception cref="IOException">The file already exists.</exception>
    public static void Create(string path, string text)
    {
        // Created with its permissions: no other user can open it in between.
        using var stream = OperatingSystem.IsWindows() ? CreateOnWindows(path) : CreateOnUnix(path);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }

    [UnsupportedOSPlatform("windows")]
    private static FileStream CreateOnUnix(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    [SupportedOSPlatform("windows")]
    private static FileStream CreateOnWindows(string path)
    {
        using var me = WindowsIdentity.GetCurrent();
        var access = new FileSecurity();
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        access.AddAccessRule(new FileSystemAccessRule(me.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, bufferSize: 4096, FileOptions.None, access);
    }
}
