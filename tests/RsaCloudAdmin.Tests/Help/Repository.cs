namespace RsaCloudAdmin.Tests.Help;

internal static class Repository
{
    private static readonly Lazy<string> Root = new(FindRoot);

    public static string PathOf(string path) => Path.Combine(Root.Value, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RsaCloudAdmin.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run in the repository only.");
        return folder.FullName;
    }
}
