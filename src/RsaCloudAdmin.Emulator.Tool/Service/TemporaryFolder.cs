namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>A folder that only its owner can read. Disposing it removes everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // Mode 0700 on Linux and macOS.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-emulator-");

    /// <summary>The folder's path.</summary>
    public string FullName => _folder.FullName;

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(FullName, name);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Something else has removed it, or a script is still writing to it. The keys are already removed.
        }
    }
}
