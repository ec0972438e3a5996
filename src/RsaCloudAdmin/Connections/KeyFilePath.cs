using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace RsaCloudAdmin.Connections;

/// <summary>Finds the file that a path of the session means. Key files are in the file system, wherever the session is.</summary>
internal static class KeyFilePath
{
    /// <summary>Returns the full path of the file system. Wildcards are characters like any other.</summary>
    /// <exception cref="RsaKeyException">The path cannot be one of the file system.</exception>
    public static string Resolve(SessionState session, string path)
    {
        try
        {
            return Path.GetFullPath(Find(session.Path, session.Drive, session.Provider, path));
        }
        catch (Exception e) when (e is (RuntimeException and not PipelineStoppedException) or InvalidOperationException or ArgumentException or NotSupportedException or IOException)
        {
            throw NotFound($"There is no key file {DisplayText.Quote(path)}: {DisplayText.Line(e.Message)}");
        }
    }

    private static string Find(PathIntrinsics paths, DriveManagementIntrinsics drives, CmdletProviderManagementIntrinsics providers, string path)
    {
        // These are of the file system, even if they hold colons.
        if (!IsSeparator(path[0]) && path[0] is not ('.' or '~'))
        {
            var provider = path.IndexOf("::", StringComparison.Ordinal);
            if (provider > 0)
            {
                // A path relative to a provider would be one relative to the process.
                RequireFileSystem(path, providers.GetOne(path.Substring(0, provider)));
                return provider + 2 < path.Length
                    ? ToFileSystemPath(paths.CurrentFileSystemLocation, path.Substring(provider + 2))
                    : throw NotFound($"There is no key file {DisplayText.Quote(path)}: no path follows the provider's name.");
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

    // The engine would take it for one of the provider at whose drive the session is.
    private static string ToFileSystemPath(PathInfo location, string path)
    {
        // Both are separators to PowerShell, on all systems.
        path = path.Replace('/', Path.DirectorySeparatorChar).Replace('\\', Path.DirectorySeparatorChar);
        if (path == "~" || (path.Length > 1 && path[0] == '~' && IsSeparator(path[1])))
            return Home(location.Provider) + path.Substring(1);
        if (!IsSeparator(path[0]))
            return Path.Combine(location.ProviderPath, path);
        // On Windows what begins with one separator begins at the root of the current drive, and with two at a server.
        var isWhole = Path.DirectorySeparatorChar == '/' || (path.Length > 1 && IsSeparator(path[1]));
        return isWhole ? path : Path.Combine(location.Drive?.Root ?? Path.GetPathRoot(location.ProviderPath), path.Substring(1));
    }

    private static string Home(ProviderInfo fileSystem) =>
        string.IsNullOrEmpty(fileSystem.Home) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) : fileSystem.Home;

    private static void RequireFileSystem(string path, ProviderInfo provider)
    {
        if (!typeof(FileSystemProvider).IsAssignableFrom(provider.ImplementingType))
            throw NotFound($"There is no key file {DisplayText.Quote(path)}: that is a path of PowerShell's provider {DisplayText.Line(provider.Name)}, and a key file is in the file system.");
    }

    private static bool IsSeparator(char character) => character is '/' or '\\';

    private static RsaKeyException NotFound(string message) => new(RsaKeyFault.KeyFileNotFound, message);
}
