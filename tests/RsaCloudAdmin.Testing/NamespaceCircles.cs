using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Testing;

/// <summary>Finds namespaces of a project that depend on each other in a circle.</summary>
public static partial class NamespaceCircles
{
    /// <summary>Returns what is in a circle or uses one, with what it uses, such as "Http uses Json, Paging"; empty if there is no circle.</summary>
    /// <param name="projectFolder">The project's folder.</param>
    /// <param name="rootNamespace">
    /// The project's namespace. Types in it do not depend on each other as a namespace: each of its files, which must
    /// have the name of its type, counts separately.
    /// </param>
    public static IReadOnlyList<string> Find(string projectFolder, string rootNamespace)
    {
        var sources = Directory.GetFiles(projectFolder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(projectFolder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(file => (File: Path.GetFileNameWithoutExtension(file), Text: Comments().Replace(File.ReadAllText(file), "")))
            .Select(source => (Part: NamespaceIn(source.Text, rootNamespace), source.File, source.Text)).ToList();
        var types = sources.Where(source => source.Part is null).Select(source => source.File).ToHashSet();
        var parts = sources.Select(source => source.Part).OfType<string>().ToHashSet();
        var uses = sources.GroupBy(source => source.Part ?? source.File).ToDictionary(
            group => group.Key,
            group => group.SelectMany(source => UsesIn(source.Text, rootNamespace, parts, types)).Where(name => name != group.Key).ToHashSet());

        // What uses none of the remaining ones is in no circle.
        while (uses.FirstOrDefault(part => part.Value.Count == 0).Key is { } free)
        {
            uses.Remove(free);
            foreach (var others in uses.Values)
                others.Remove(free);
        }

        return [.. uses.Select(part => $"{part.Key} uses {string.Join(", ", part.Value.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];
    }

    // Null for the root namespace, and for files without a namespace.
    private static string? NamespaceIn(string text, string rootNamespace) =>
        Regex.Match(text, $@"^namespace {Regex.Escape(rootNamespace)}\.(\w+)", RegexOptions.Multiline) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<string> UsesIn(string text, string rootNamespace, HashSet<string> parts, HashSet<string> types) =>
    [
        .. Regex.Matches(text, $@"^using {Regex.Escape(rootNamespace)}\.(\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(parts.Contains),
        .. Names().Matches(text).Where(name => types.Contains(name.Value) || (parts.Contains(name.Value) && IsQualifier(text, name))).Select(name => name.Value),
    ];

    private static bool IsQualifier(string text, Match name) => name.Index + name.Length + 1 < text.Length && text[name.Index + name.Length] == '.' && char.IsAsciiLetterUpper(text[name.Index + name.Length + 1]);

    // An address in a string is no comment.
    [GeneratedRegex("(?<!:)//.*")]
    private static partial Regex Comments();

    // The first part of each name.
    [GeneratedRegex(@"(?<![\w.""])[A-Z]\w*")]
    private static partial Regex Names();
}
