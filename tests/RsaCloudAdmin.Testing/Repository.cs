namespace RsaCloudAdmin.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>Returns the path of a file or folder in the repository.</summary>
    /// <param name="parts">The path from the repository's root.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RsaCloudAdmin.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        return folder.FullName;
    }
}
