using System.Reflection;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>An error in the module's catalog that the help lists.</summary>
/// <param name="Name">The error id, or the finding if errors of this id are listed by finding.</param>
/// <param name="Kind">The error category, or the error id if errors of this id are listed by finding.</param>
/// <param name="When">When the error occurs.</param>
/// <param name="Advice">What to do next.</param>
internal sealed record ErrorFacts(string Name, string Kind, string When, string Advice)
{
    private const string Catalogue = "RsaCloudAdmin.Errors.ErrorCatalogue";
    private const int NameWidth = 40;

    public override string ToString() => TopicEntry.Render($"{Name.PadRight(NameWidth)}{Kind}", ("When", When), ("Do", Advice));

    /// <summary>
    /// Reads the catalog from the cmdlets' assembly, by group. Uses reflection, because the catalog is internal and
    /// this program does not reference the module.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ErrorFacts>> ReadGroups(Assembly cmdlets)
    {
        var groups = cmdlets.GetType(Catalogue, throwOnError: true)!.GetProperty("Groups")!.GetValue(null)!;
        return ((System.Collections.IEnumerable)groups).Cast<object>().ToDictionary(
            group => (string)Value(group, "Key")!,
            group => (IReadOnlyList<ErrorFacts>)[.. ((IEnumerable<object>)Value(group, "Value")!).Where(entry => Value(entry, "When") is not null).Select(Read)]);
    }

    private static ErrorFacts Read(object entry)
    {
        string? Text(string property) => Value(entry, property)?.ToString();
        var finding = Text("Finding");
        return new(finding ?? Text("Id")!, finding is null ? Text("Category")! : Text("Id")!, Text("When")!, Text("Advice")!);
    }

    private static object? Value(object part, string property) => part.GetType().GetProperty(property)!.GetValue(part);
}
