using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Tests.Cmdlets;

namespace RsaCloudAdmin.Tests;

/// <summary>Each cmdlet has a specification with its name, and each specification belongs to a cmdlet.</summary>
public class SpecificationTests
{
    [Fact]
    public void Each_cmdlet_has_one_and_each_is_a_cmdlets()
    {
        var specifications = typeof(ExampleAttribute).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ExampleAttribute).Namespace && type is { IsNested: false, IsPublic: true })
            .Select(type => type.Name);

        Assert.Equal(CmdletList.Names.Select(CmdletList.SpecificationOf).Order(StringComparer.Ordinal), specifications.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_is_in_a_file_of_its_own() =>
        Assert.All(CmdletList.Names, name => Assert.True(File.Exists(Repository.PathOf($"tests/RsaCloudAdmin.Tests/Cmdlets/{CmdletList.SpecificationOf(name)}.cs")), name));
}
