using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The client's namespaces, and the files of its root namespace, depend on one another in one direction only.</summary>
public class NamespaceTests
{
    private static string Source => Repository.PathOf("src", "RsaCloudAdmin.Client");

    [Fact]
    public void No_namespaces_depend_on_each_other_in_a_circle()
    {
        var uses = NamespaceCircles.UsesIn(Source);

        // Proves that the sources were read.
        Assert.Contains("RateLimiting", uses["Http"]);
        Assert.Contains("CallContext", uses["Http"]);
        Assert.Contains("Runs", uses["CallContext"]);
        Assert.Empty(NamespaceCircles.Find(Source));
    }

    [Fact]
    public void Each_file_is_in_the_namespace_of_its_folder()
    {
        var files = Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

        Assert.All(files, file => Assert.Contains($"namespace {NamespaceOf(file)};", File.ReadAllText(Path.Combine(Source, file)), StringComparison.Ordinal));
    }

    private static string NamespaceOf(string file) =>
        string.Join('.', file.Split(Path.DirectorySeparatorChar)[..^1].Prepend("RsaCloudAdmin.Client"));
}
