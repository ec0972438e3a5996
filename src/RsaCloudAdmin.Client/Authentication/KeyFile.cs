namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads the content of a key file into memory that is wiped later.</summary>
internal static class KeyFile
{
    private const int LargestFile = 256 * 1024;
    private const string Empty = "is empty, or it is a pipe or a device instead of a regular file";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="memory">Receives the content.</param>
    /// <returns>The content, and whether other users of this computer can read the file. False where files have no modes.</returns>
    /// <exception cref="RsaKeyException">The file cannot be read, or cannot be a key file.</exception>
    public static (Memory<byte> Content, bool IsReadableByOthers) Read(string path, SecretMemory memory)
    {
        if (KeyTextDetector.Is(path))
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, KeyTextDetector.InPlaceOfPath);
        try
        {
#if NET
            RequireContent(path);
#endif
            // The buffer of a FileStream would be another copy of the key.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var length = file.CanSeek ? file.Length : 0;
            if (length is 0 or > LargestFile)
                throw NoKeyFile(path, length == 0 ? Empty : $"is larger than {LargestFile / 1024} KB, so it is not a key file");
            var content = memory.Allocate<byte>((int)length);
            var read = 0;
            for (int more; read < content.Length && (more = file.Read(content, read, content.Length - read)) > 0;)
                read += more;
            return (content.AsMemory(0, read), OthersMayRead(file));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, $"Could not find the key file {DisplayText.Quote(path)}.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw Folder(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotReadable, $"The key file {DisplayText.Quote(path)} cannot be read: {DisplayText.Line(e.Message)}");
        }
    }

    private static RsaKeyException Folder(string path) => new(RsaKeyFault.KeyFileNotFound, $"{DisplayText.Quote(path)} is a folder, not a key file.");

    private static RsaKeyException NoKeyFile(string path, string why) =>
        new(RsaKeyFault.KeyNotJson, $"The key file {DisplayText.Quote(path)} {why}. Use the file that RSA's console saved.");

#if NET
    // Checked before the file is opened, because opening a named pipe waits for a writer and cannot be canceled. Pipes, devices
    // and files of the kernel have no length. Windows has none of these at such paths.
    private static void RequireContent(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return;
        // The length of a link is not the length of its target. The link of an open pipe does not lead to a path.
        var target = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        if (Directory.Exists(target.FullName))
            throw Folder(path);
        if (target is not FileInfo { Exists: true, Length: > 0 })
            throw file.LinkTarget is { } link && !link.Contains(':', StringComparison.Ordinal) && !target.Exists ? new FileNotFoundException() : NoKeyFile(path, Empty);
    }

    private static bool OthersMayRead(FileStream file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & (IsCredential(file.Name) ? UnixFileMode.OtherRead : UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    // systemd uses an access list to let a service read its credentials. The list shows as the group's mode, but gives nobody
    // else access.
    private static bool IsCredential(string path) =>
        Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } folder && Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
#else
    private static bool OthersMayRead(FileStream _) => false;
#endif
}
