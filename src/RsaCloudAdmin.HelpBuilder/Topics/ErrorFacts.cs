using System.Reflection;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>An error of the module's catalogue that the help lists.</summary>
/// <param name="Name">The id, or what was found where that is told apart.</param>
/// <param name="Kind">The category, or the id of what was found.</param>
/// <param name="When">When it is written.</param>
/// <param name="Advice">What to do.</param>
internal sealed record ErrorFacts(string Name, string Kind, string When, string Advice)
{
    private const string Catalogue = "RsaCloudAdmin.Errors.ErrorCatalogue";
    private const int NameWidth = 40;

    /// <summary>As a topic shows it.</summary>
    public override string ToString() => TopicEntry.Render($"{Name.PadRight(NameWidth)}{Kind}", ("When", When), ("Do", Advice));

    /// <summary>Reads the catalogue of the cmdlets' assembly by its groups. It is internal there, and this program references nothing of the module.</summary>
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
