namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>A folder that only its owner can look into, removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // Mode 0700, where there are modes.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-sandbox-");

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
        catch (DirectoryNotFoundException)
        {
            // Somebody was quicker.
        }
    }
}
