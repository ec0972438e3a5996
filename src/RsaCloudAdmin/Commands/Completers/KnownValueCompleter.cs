using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RsaCloudAdmin.Commands;

/// <summary>Completes a parameter with the values that begin with what was typed. Sends no request.</summary>
internal abstract class KnownValueCompleter : IArgumentCompleter
{
    protected abstract IEnumerable<CompletionResult> Values { get; }

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Values.Where(value => value.CompletionText.StartsWith(wordToComplete ?? string.Empty, StringComparison.Ordinal)).ToList();

    /// <summary>Returns when a code would expire, as a tooltip.</summary>
    protected static string Until(DateTime expiration) => $"until {expiration.ToString("dddd, yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";
}
