using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Testing;

/// <summary>Finds folders of a project that depend on each other in a circle. A folder, with all folders in it, is a namespace.</summary>
public static partial class NamespaceCircles
{
    /// <summary>Returns what is in a circle or uses one, with what it uses, such as "Http uses Json, Paging"; empty if there is no circle.</summary>
    /// <param name="projectFolder">
    /// The project's folder, which has the name of its root namespace. Each file in it counts separately. Files must have the
    /// names of their types.
    /// </param>
    public static IReadOnlyList<string> Find(string projectFolder)
    {
        var uses = UsesIn(projectFolder);
        // What uses none of the remaining ones is in no circle.
        while (uses.FirstOrDefault(part => part.Value.Count == 0).Key is { } free)
        {
            uses.Remove(free);
            foreach (var others in uses.Values)
                others.Remove(free);
        }

        return [.. uses.Select(part => $"{part.Key} uses {string.Join(", ", part.Value.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the folders and the files of the project's own folder, with the other ones that each of them uses.</summary>
    public static Dictionary<string, HashSet<string>> UsesIn(string projectFolder)
    {
        var root = Path.GetFileName(projectFolder);
        var sources = Directory.GetFiles(projectFolder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(projectFolder, file).Split(Path.DirectorySeparatorChar), Text: Comments().Replace(File.ReadAllText(file), "")))
            .Where(source => source.Path[0] is not ("bin" or "obj"))
            .Select(source => (Part: Path.GetFileNameWithoutExtension(source.Path[0]), Type: Path.GetFileNameWithoutExtension(source.Path[^1]), source.Text)).ToList();
        var folders = sources.Where(source => source.Part != source.Type).Select(source => source.Part).ToHashSet();
        // Types of the root namespace need no using directive.
        var types = sources.Where(source => Regex.IsMatch(source.Text, $"^namespace {Regex.Escape(root)};", RegexOptions.Multiline)).ToDictionary(source => source.Type, source => source.Part);
        return sources.GroupBy(source => source.Part).ToDictionary(
            part => part.Key,
            part => part.SelectMany(source => UsesOf(source.Text, root, folders, types)).Where(used => used != part.Key).ToHashSet());
    }

    private static IEnumerable<string> UsesOf(string text, string root, HashSet<string> folders, Dictionary<string, string> types) =>
    [
        .. Regex.Matches(text, $@"^using {Regex.Escape(root)}\.(\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(folders.Contains),
        .. Names().Matches(text).Where(name => folders.Contains(name.Value) && IsQualifier(text, name)).Select(name => name.Value),
        .. Names().Matches(text).Where(name => types.ContainsKey(name.Value)).Select(name => types[name.Value]),
    ];

    private static bool IsQualifier(string text, Match name) => name.Index + name.Length + 1 < text.Length && text[name.Index + name.Length] == '.' && char.IsAsciiLetterUpper(text[name.Index + name.Length + 1]);

    // An address in a string is no comment.
    [GeneratedRegex("(?<!:)//.*")]
    private static partial Regex Comments();

    // The first part of each name. Names of cmdlets are no uses.
    [GeneratedRegex(@"(?<![\w.""-])[A-Z]\w*")]
    private static partial Regex Names();
}
