using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>Finds a session's connections by name patterns.</summary>
internal static class ConnectionNames
{
    /// <summary>The connections of any of the names, in the order they were made. A name without wildcards that no connection has is an error.</summary>
    public static List<RsaCloudAdminConnection> Find(Cmdlet cmdlet, ConnectionTable table, string[] names)
    {
        var found = new HashSet<RsaCloudAdminConnection>();
        // A file that was read line by line: what is beside a line of a key is a piece of it.
        var isKey = names.Any(KeyTextDetector.Is);
        foreach (var name in names)
        {
            var matches = Find(table, name);
            found.UnionWith(matches);
            if (matches.Count > 0 || (!isKey && WildcardPattern.ContainsWildcardCharacters(name)))
                continue;
            var isShown = name != TextOnlyAttribute.Unfit && !isKey;
            cmdlet.WriteError(ErrorRecords.NoSuchConnection(
                isShown
                    ? $"This session has no connection named {DisplayText.Quote(name)}."
                    : $"What was given for -Name is {(name == TextOnlyAttribute.Unfit ? "an object" : "the text of a key")}, and is not shown here. A connection is given by its name.",
                isShown ? name : null));
        }

        return [.. table.All.Where(found.Contains)];
    }

    // Tenants' names may have wildcard characters in them: what a connection is called means that one alone.
    private static List<RsaCloudAdminConnection> Find(ConnectionTable table, string name)
    {
        if (table.Find(name) is { } named)
            return [named];
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            return [.. table.All.Where(connection => pattern.IsMatch(connection.Name))];
        }
        catch (WildcardPatternException)
        {
            // A bracket that is not closed.
            return [];
        }
    }
}
