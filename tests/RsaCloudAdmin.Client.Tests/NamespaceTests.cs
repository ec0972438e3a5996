using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>The client's namespaces, and the files of its root namespace, depend on one another in one direction only.</summary>
public partial class NamespaceTests
{
    private const string Root = "namespace RsaCloudAdmin.Client";

    [Fact]
    public void No_namespaces_depend_on_each_other_in_a_circle()
    {
        var source = SourceFolder.PathOf("src", "RsaCloudAdmin.Client");
        var folders = Directory.GetDirectories(source)
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .ToDictionary(folder => Path.GetFileName(folder)!, folder => Directory.GetFiles(folder, "*.cs").Select(Code).ToList());
        var rootFiles = Directory.GetFiles(source, "*.cs").ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, Code);
        Assert.All(folders, folder => Assert.All(folder.Value, code => Assert.Contains($"{Root}.{folder.Key};", code, StringComparison.Ordinal)));
        Assert.All(rootFiles, file => Assert.Contains($"{Root};", file.Value, StringComparison.Ordinal));

        var parts = folders.Concat(rootFiles.Select(file => KeyValuePair.Create(file.Key, new List<string> { file.Value }))).ToList();
        var uses = parts.ToDictionary(part => part.Key, part => part.Value.SelectMany(Uses).Where(name => name != part.Key).ToHashSet());
        Assert.Contains("RateLimiting", uses["Http"]);
        Assert.Contains("CallContext", uses["Http"]);
        Assert.Contains("Runs", uses["CallContext"]);

        // A part that uses none of the remaining ones is in no circle.
        while (uses.FirstOrDefault(part => part.Value.Count == 0).Key is { } free)
        {
            uses.Remove(free);
            foreach (var others in uses.Values)
                others.Remove(free);
        }

        Assert.Empty(uses.Select(part => $"{part.Key} uses {string.Join(", ", part.Value)}"));

        IEnumerable<string> Uses(string code) => Imports().Matches(code).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).Where(folders.ContainsKey)
            .Concat(Words().Matches(code).Select(match => match.Value).Where(rootFiles.ContainsKey));
    }

    // Comments may refer to any type.
    private static string Code(string file) => string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    // A using directive, or a type qualified with its namespace.
    [GeneratedRegex(@"^using RsaCloudAdmin\.Client\.(\w+);|(?<![\w.""])([A-Z]\w+)(?=\.[A-Z])", RegexOptions.Multiline)]
    private static partial Regex Imports();

    // The types of the root namespace need no using directive.
    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Words();
}
