namespace RsaCloudAdmin.Client.Tests;

/// <summary>A file in its own folder, deleted when the test ends.</summary>
internal sealed class ScratchFile : IDisposable
{
    public ScratchFile(string name = "test.key")
    {
        Folder = Directory.CreateTempSubdirectory("rsacloudadmin-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
    }

    public string Folder { get; }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
