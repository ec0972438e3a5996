using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

internal static class ConnectionNames
{
    /// <summary>
    /// Returns the connections that match any of the names, in the order they were made. Writes an error for a name
    /// without wildcards that matches none.
    /// </summary>
    public static List<RsaCloudAdminConnection> Find(Cmdlet cmdlet, ConnectionTable table, string[] names)
    {
        var found = new HashSet<RsaCloudAdminConnection>();
        // If one name is the text of a key, a key file was read line by line, and the other names are pieces of it.
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
                    : $"The value of -Name is {(name == TextOnlyAttribute.Unfit ? "an object" : "the text of a key")}. It is not shown. Give the name of a connection.",
                isShown ? name : null));
        }

        return [.. table.All.Where(found.Contains)];
    }

    // A tenant's name may contain wildcard characters. If a connection has exactly this name, only that connection is meant.
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
            // A bracket is not closed.
            return [];
        }
    }
}
