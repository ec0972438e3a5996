using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RsaCloudAdmin.Commands;

/// <summary>Completes the number of days for an emergency tokencode, and shows when it would expire. Sends no request.</summary>
internal sealed class DaysCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var now = DateTime.Now;
        return Enumerable.Range(EnableRsaEmergencyTokencodeCommand.LeastDays, EnableRsaEmergencyTokencodeCommand.MostDays)
            .Where(days => days.ToString(CultureInfo.InvariantCulture).StartsWith(wordToComplete ?? string.Empty, StringComparison.Ordinal))
            .Select(days => new CompletionResult(
                days.ToString(CultureInfo.InvariantCulture),
                days == 1 ? "1 day" : $"{days} days",
                CompletionResultType.ParameterValue,
                $"until {now.AddDays(days).ToString("dddd, yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}"))
            .ToList();
    }
}
