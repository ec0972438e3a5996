namespace RsaCloudAdmin.Client.Tests;

/// <summary>Finds the repository that the tests were built from.</summary>
internal static class SourceFolder
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RsaCloudAdmin.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        return Path.Combine([folder.FullName, .. parts]);
    }
}
