using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Completes the number of days for an emergency tokencode, and shows when it would expire.</summary>
internal sealed class DaysCompleter : KnownValueCompleter
{
    protected override IEnumerable<CompletionResult> Values
    {
        get
        {
            var now = DateTime.Now;
            return Enumerable.Range(RsaEmergencyTokencode.LeastDays, RsaEmergencyTokencode.MostDays)
                .Select(days => new CompletionResult(
                    days.ToString(CultureInfo.InvariantCulture),
                    days == 1 ? "1 day" : $"{days} days",
                    CompletionResultType.ParameterValue,
                    Until(now.AddDays(days))));
        }
    }
}
