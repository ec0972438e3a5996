using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace RsaCloudAdmin.Sandbox.Engine;

/// <summary>One of the properties that Select-Object is asked for.</summary>
/// <param name="Name">What it is to be called; null for its own name.</param>
/// <param name="Expression">Which property it is, or what it is worked out by.</param>
internal sealed record PropertySelection(string? Name, PSPropertyExpression Expression)
{
    /// <summary>Reads a name, a script block, or a table of Name (or Label) and Expression, which may be cut short.</summary>
    public static PropertySelection Of(object selection) => Plain(selection) switch
    {
        IDictionary table => new PropertySelection(
            Entry(table, "Name")?.ToString() ?? Entry(table, "Label")?.ToString(),
            ExpressionOf(Entry(table, "Expression") ?? throw new PSArgumentException("The table has no entry Expression."))),
        var other => new PropertySelection(null, ExpressionOf(other)),
    };

    /// <summary>The names and values that an object has for it. A property that is not there is null.</summary>
    public IEnumerable<(string Name, object? Value)> ValuesOf(PSObject item)
    {
        var values = Expression.GetValues(item)
            .Select(result => (Name ?? result.ResolvedExpression.ToString(), (object?)result.Result))
            .ToList();
        return values.Count > 0 || Expression.HasWildCardCharacters ? values : [(Name ?? Expression.ToString(), null)];
    }

    private static PSPropertyExpression ExpressionOf(object expression) => Plain(expression) switch
    {
        ScriptBlock script => new PSPropertyExpression(script),
        var name => new PSPropertyExpression(name.ToString()),
    };

    private static object? Entry(IDictionary table, string name) =>
        table.Keys.OfType<string>().FirstOrDefault(key => key.Length > 0 && name.StartsWith(key, StringComparison.OrdinalIgnoreCase)) is { } key
            ? table[key]
            : null;

    private static object Plain(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
