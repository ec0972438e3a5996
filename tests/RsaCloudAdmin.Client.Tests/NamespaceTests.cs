using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The client's namespaces depend on one another in one direction only. The root namespace, the facade, is excluded.</summary>
public partial class NamespaceTests
{
    [Fact]
    public void No_namespaces_depend_on_each_other_in_a_circle()
    {
        var folders = Directory.GetDirectories(SourceFolder.PathOf("src", "RsaCloudAdmin.Client"))
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .ToDictionary(folder => Path.GetFileName(folder)!, folder => Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText).ToList());
        var uses = folders.ToDictionary(folder => folder.Key, folder => folder.Value.SelectMany(Uses).Where(name => name != folder.Key && folders.ContainsKey(name)).ToHashSet());
        Assert.All(folders, folder => Assert.All(folder.Value, source => Assert.Contains($"namespace RsaCloudAdmin.Client.{folder.Key};", source, StringComparison.Ordinal)));
        Assert.Contains("RateLimiting", uses["Http"]);

        // A namespace that uses none of the remaining ones is in no cycle.
        while (uses.FirstOrDefault(folder => folder.Value.Count == 0).Key is { } free)
        {
            uses.Remove(free);
            foreach (var others in uses.Values)
                others.Remove(free);
        }

        Assert.Empty(uses.Select(folder => $"{folder.Key} uses {string.Join(", ", folder.Value)}"));
    }

    private static IEnumerable<string> Uses(string source) => Imports().Matches(source).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);

    // A using directive, or a type qualified with its namespace.
    [GeneratedRegex(@"^using RsaCloudAdmin\.Client\.(\w+);|(?<![\w.""])([A-Z]\w+)(?=\.[A-Z])", RegexOptions.Multiline)]
    private static partial Regex Imports();
}
