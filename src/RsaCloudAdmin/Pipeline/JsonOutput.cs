using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Converts the values that the client reads from JSON to PowerShell objects.</summary>
internal static class JsonOutput
{
    private static readonly HashSet<string> Reserved = new(["PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames"], StringComparer.OrdinalIgnoreCase);

    public static object? Convert(object? value) => value switch
    {
        IReadOnlyList<KeyValuePair<string, object?>> pairs => ToObject(pairs),
        IReadOnlyList<object?> items => items.Select(Convert).ToArray(),
        _ => value,
    };

    private static PSObject ToObject(IReadOnlyList<KeyValuePair<string, object?>> pairs)
    {
        var result = new PSObject();
        foreach (var pair in pairs)
            result.Properties.Add(new PSNoteProperty(NameFor(pair.Key, result), Convert(pair.Value)));
        return result;
    }

    // PowerShell ignores the case of names, supports no empty ones, and reserves some. So that no value is lost, such a name gets
    // an underscore.
    private static string NameFor(string name, PSObject result)
    {
        while (name.Length == 0 || Reserved.Contains(name) || result.Properties[name] is not null)
            name += "_";
        return name;
    }
}
