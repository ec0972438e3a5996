using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RsaCloudAdmin.Connections;

/// <summary>Completes the names of this session's connections. Asks nobody.</summary>
internal sealed class ConnectionNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // -Name takes wildcards, -Connection takes the name as it is.
        var takesWildcards = parameterName == "Name";
        var begin = (wordToComplete ?? string.Empty).Trim('\'', '"');
        if (takesWildcards)
            begin = WildcardPattern.Unescape(begin);
        return ConnectionTable.Current.All
            .Where(connection => connection.Name.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            .Select(connection => new CompletionResult(Quoted(takesWildcards ? WildcardPattern.Escape(connection.Name) : connection.Name), connection.Name, CompletionResultType.ParameterValue, $"{connection.BaseUri}"))
            .ToList();
    }

    // Names are tenants' names, often of several words.
    private static string Quoted(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_')
        ? name
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
