using System.Management.Automation;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Connections;

/// <summary>Finds a session's connections by name patterns.</summary>
internal static class ConnectionNames
{
    /// <summary>The connections of any of the names, in the order they were made. A name without wildcards that no connection has is an error.</summary>
    public static List<RsaCloudAdminConnection> Find(Cmdlet cmdlet, ConnectionTable table, string[] names)
    {
        foreach (var name in names.Where(n => !WildcardPattern.ContainsWildcardCharacters(n) && table.Find(n) is null))
        {
            cmdlet.WriteError(ErrorRecords.Make(
                new ItemNotFoundException($"This session has no connection named {Quoted.Text(name)}."),
                "ConnectionNotFound",
                ErrorCategory.ObjectNotFound,
                name,
                "Get-RsaCloudAdminConnection lists the connections of this session."));
        }

        var patterns = names.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToList();
        return [.. table.All.Where(connection => patterns.Exists(pattern => pattern.IsMatch(connection.Name)))];
    }
}
