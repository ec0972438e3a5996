using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Completes the time for an enrollment code, and shows when it would expire.</summary>
internal sealed class EnrollmentTimeCompleter : KnownValueCompleter
{
    protected override IEnumerable<CompletionResult> Values =>
    [
        Value(RsaEnrollmentCode.ShortestTime, "10 minutes"),
        Value(TimeSpan.FromHours(1), "1 hour"),
        Value(TimeSpan.FromHours(8), "8 hours"),
        Value(RsaEnrollmentCode.LongestTime, "24 hours"),
    ];

    private static CompletionResult Value(TimeSpan time, string words) => new(
        time.ToString("c", CultureInfo.InvariantCulture),
        words,
        CompletionResultType.ParameterValue,
        Until(DateTime.Now.Add(time)));
}
