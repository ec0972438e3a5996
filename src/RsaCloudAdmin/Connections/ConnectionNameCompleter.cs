using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RsaCloudAdmin.Connections;

/// <summary>Completes the names of this session's connections. Sends no request.</summary>
internal sealed class ConnectionNameCompleter : IArgumentCompleter
{
    // PowerShell accepts typographic quotation marks too.
    private static readonly char[] SingleQuotes = ['\'', '\u2018', '\u2019', '\u201A', '\u201B'];
    private static readonly char[] DoubleQuotes = ['"', '\u201C', '\u201D', '\u201E'];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var begins = Typed(wordToComplete ?? string.Empty);
        var table = ConnectionTable.Current;
        // -Name accepts wildcards. -Connection uses the name literally.
        var takesWildcards = parameterName == "Name";
        if (takesWildcards)
            begins = [.. begins, .. begins.Select(WildcardPattern.Unescape)];
        return table.All
            .Where(connection => begins.Any(begin => connection.Name.StartsWith(begin, StringComparison.OrdinalIgnoreCase)))
            .Select(connection => new CompletionResult(Argument(takesWildcards ? Pattern(table, connection.Name) : connection.Name), connection.Name, CompletionResultType.ParameterValue, Harmful.Replace($"{connection.BaseUri}")))
            .ToList();
    }

    // Removes the quotation marks. PowerShell passes the word as it was typed, or with each doubled quotation mark as one.
    private static string[] Typed(string word)
    {
        if (word.Length == 0 || Array.Find([SingleQuotes, DoubleQuotes], all => all.Contains(word[0])) is not { } quotes)
            return [word];
        var inside = word.Substring(1);
        if (inside.Length > 0 && quotes.Contains(inside[inside.Length - 1]))
            inside = inside.Substring(0, inside.Length - 1);
        return [inside, quotes.Aggregate(inside, (text, quote) => text.Replace($"{quote}{quote}", $"{quote}"))];
    }

    // -Name uses a literal match before a pattern too. A backtick in a pattern cannot be escaped.
    private static string Pattern(ConnectionTable table, string name)
    {
        var escaped = WildcardPattern.Escape(name);
        return name.IndexOf('`') >= 0 || table.Find(escaped) is not null ? name : escaped;
    }

    // Tenants' names often have several words. Without quotation marks, PowerShell could read a name as a parameter, a
    // number, a variable, a list or a comment.
    private static string Argument(string name) => (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_')
        ? name
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
