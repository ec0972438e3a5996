using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace RsaCloudAdmin.Connections;

/// <summary>Finds the file for a path of the session. Key files are in the file system, even if the session's location is not.</summary>
internal static class KeyFilePath
{
    /// <summary>Returns the full path in the file system. Wildcards have no special meaning.</summary>
    /// <exception cref="RsaKeyException">The path cannot be a path in the file system.</exception>
    public static string Resolve(SessionState session, string path)
    {
        try
        {
            return Path.GetFullPath(Find(session.Path, session.Drive, session.Provider, path));
        }
        catch (Exception e) when (e is (RuntimeException and not PipelineStoppedException) or InvalidOperationException or ArgumentException or NotSupportedException or IOException)
        {
            throw NotFound($"Could not find the key file {DisplayText.Quote(path)}: {DisplayText.Line(e.Message)}");
        }
    }

    private static string Find(PathIntrinsics paths, DriveManagementIntrinsics drives, CmdletProviderManagementIntrinsics providers, string path)
    {
        // These paths belong to the file system, even if they contain colons.
        if (!IsSeparator(path[0]) && path[0] is not ('.' or '~'))
        {
            var provider = path.IndexOf("::", StringComparison.Ordinal);
            if (provider > 0)
            {
                // PowerShell would resolve a relative path after a provider's name against the working directory of the process.
                RequireFileSystem(path, providers.GetOne(path.Substring(0, provider)));
                return provider + 2 < path.Length
                    ? ToFileSystemPath(paths.CurrentFileSystemLocation, path.Substring(provider + 2))
                    : throw NotFound($"Could not find the key file {DisplayText.Quote(path)}: the provider's name is not followed by a path.");
            }

            var drive = path.IndexOf(':');
            if (drive > 0 && path.IndexOfAny(['/', '\\'], 0, drive) < 0)
            {
                RequireFileSystem(path, drives.Get(path.Substring(0, drive)).Provider);
                return paths.GetUnresolvedProviderPathFromPSPath(path);
            }
        }

        return ToFileSystemPath(paths.CurrentFileSystemLocation, path);
    }

    // PowerShell would use the provider of the session's current location.
    private static string ToFileSystemPath(PathInfo location, string path)
    {
        // PowerShell accepts both separators on all systems.
        path = path.Replace('/', Path.DirectorySeparatorChar).Replace('\\', Path.DirectorySeparatorChar);
        if (path == "~" || (path.Length > 1 && path[0] == '~' && IsSeparator(path[1])))
            return Home(location.Provider) + path.Substring(1);
        if (!IsSeparator(path[0]))
            return Path.Combine(location.ProviderPath, path);
        // On Windows, one separator at the start means the root of the current drive, and two mean a server.
        var isWhole = Path.DirectorySeparatorChar == '/' || (path.Length > 1 && IsSeparator(path[1]));
        return isWhole ? path : Path.Combine(location.Drive?.Root ?? Path.GetPathRoot(location.ProviderPath), path.Substring(1));
    }

    private static string Home(ProviderInfo fileSystem) =>
        string.IsNullOrEmpty(fileSystem.Home) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) : fileSystem.Home;

    private static void RequireFileSystem(string path, ProviderInfo provider)
    {
        if (!typeof(FileSystemProvider).IsAssignableFrom(provider.ImplementingType))
            throw NotFound($"Could not find the key file {DisplayText.Quote(path)}: the path belongs to the PowerShell provider {DisplayText.Line(provider.Name)}. A key file must be in the file system.");
    }

    private static bool IsSeparator(char character) => character is '/' or '\\';

    private static RsaKeyException NotFound(string message) => new(RsaKeyFault.KeyFileNotFound, message);
}
