using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Testing;

/// <summary>
/// Which namespaces of a project use which others, as its sources say. Each folder of the project counts as a namespace,
/// with its subfolders. The project's own folder is excluded.
/// </summary>
public sealed class NamespaceGraph
{
    private NamespaceGraph(IReadOnlyDictionary<string, HashSet<string>> uses) => Uses = uses;

    /// <summary>The namespaces, and the other ones that each of them uses.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Uses { get; }

    /// <summary>Reads the sources of a project.</summary>
    /// <param name="project">The project's folder, which has the name of the root namespace.</param>
    public static NamespaceGraph Read(string project)
    {
        var root = Path.GetFileName(project);
        var sources = Directory.GetDirectories(project)
            .Select(folder => (Name: Path.GetFileName(folder), Texts: Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList()))
            .Where(folder => folder.Name is not ("bin" or "obj") && folder.Texts.Count > 0)
            .ToDictionary(folder => folder.Name, folder => folder.Texts);
        var mentions = sources.ToDictionary(folder => folder.Key, folder => MentionOf(root, folder.Key, folder.Value));
        return new NamespaceGraph(sources.ToDictionary(
            folder => folder.Key,
            folder => sources.Keys.Where(other => other != folder.Key && folder.Value.Exists(text => mentions[other].IsMatch(text))).ToHashSet()));
    }

    /// <summary>Returns the namespaces that depend on one another in a circle, each with those that it uses.</summary>
    public IReadOnlyList<string> FindCircles()
    {
        var left = Uses.ToDictionary(one => one.Key, one => one.Value.ToHashSet());
        // A namespace that uses none of the remaining ones is in no circle.
        while (left.FirstOrDefault(one => one.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var others in left.Values)
                others.Remove(free);
        }

        return [.. left.Select(one => $"{one.Key} uses {string.Join(", ", one.Value)}")];
    }

    // A using directive, a type qualified with its namespace, or a type in the folder that belongs to the root namespace.
    private static Regex MentionOf(string root, string folder, IEnumerable<string> texts)
    {
        var types = texts.Where(text => text.Contains($"namespace {root};", StringComparison.Ordinal))
            .SelectMany(text => Regex.Matches(text, @"^public .*?\b(?:class|record|struct|enum|interface) (\w+)", RegexOptions.Multiline))
            .Select(type => $@"|(?<![\w.""-]){type.Groups[1].Value}\b");
        return new Regex($@"^using {Regex.Escape(root)}\.{folder};|(?<![\w.""]){folder}\.[A-Z]{string.Concat(types)}", RegexOptions.Multiline);
    }
}
