using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Commands;

/// <summary>Completes the codes of users' events that the module knows, and shows their meanings.</summary>
internal sealed class EventCodeCompleter : KnownValueCompleter
{
    protected override IEnumerable<CompletionResult> Values =>
        EventMeanings.OfUserEvents.Select(known => Value(known.Key.ToString(CultureInfo.InvariantCulture), known.Value));

    // Two codes can have the same meaning.
    private static CompletionResult Value(string code, string meaning) => new(code, $"{code} {meaning}", CompletionResultType.ParameterValue, meaning);
}
