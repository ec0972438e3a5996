using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Tests.Help;

namespace RsaCloudAdmin.Tests;

/// <summary>The namespaces of the cmdlets' assembly depend on one another in one direction only.</summary>
public class NamespaceTests
{
    [Fact]
    public void No_namespaces_depend_on_each_other_in_a_circle()
    {
        var graph = NamespaceGraph.Read(Repository.PathOf("src/RsaCloudAdmin"));

        // Proves that the sources were read.
        Assert.Contains("Errors", graph.Uses["Pipeline"]);
        Assert.Contains("Connections", graph.Uses["Loading"]);
        Assert.Empty(graph.FindCircles());
    }
}
