using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests;

/// <summary>The namespaces of the cmdlets' assembly depend on one another in one direction only.</summary>
public class NamespaceTests
{
    [Fact]
    public void No_namespaces_depend_on_each_other_in_a_circle()
    {
        var source = Repository.PathOf("src/RsaCloudAdmin");
        var uses = NamespaceCircles.UsesIn(source);

        // Proves that the sources were read.
        Assert.Contains("Errors", uses["Pipeline"]);
        Assert.Contains("Connections", uses["Loading"]);
        Assert.Empty(NamespaceCircles.Find(source));
    }
}
