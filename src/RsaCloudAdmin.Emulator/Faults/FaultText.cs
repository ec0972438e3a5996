using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Faults;

/// <summary>Reads and writes faults as text for command lines: "503=5%, reset-after@unlock=2x, 429:retry-after=1s, latency:200ms".</summary>
/// <remarks>
/// A fault is an effect, "-after" if the request is processed first, ":" and details, "@" and an operation, "=" and a
/// share of the requests ("5%") or a number of times ("2x"). Only the effect is required. Commas or line breaks separate
/// faults. <see cref="Parse"/> ignores the counts that <see cref="Write"/> adds.
/// </remarks>
public static partial class FaultText
{
    private static readonly char[] Separators = [',', '\n', '\r'];

    private static readonly Dictionary<string, FaultEffect> Effects = new(StringComparer.OrdinalIgnoreCase)
    {
        ["latency"] = FaultEffect.Latency,
        ["429"] = FaultEffect.TooManyRequests,
        ["500"] = FaultEffect.InternalServerError,
        ["502"] = FaultEffect.BadGateway,
        ["503"] = FaultEffect.ServiceUnavailable,
        ["504"] = FaultEffect.GatewayTimeout,
        ["401"] = FaultEffect.Unauthorized,
        ["403"] = FaultEffect.Forbidden,
        ["reset"] = FaultEffect.Reset,
        ["hang"] = FaultEffect.Hang,
        ["truncated"] = FaultEffect.Truncated,
        ["malformed"] = FaultEffect.Malformed,
        ["html"] = FaultEffect.Page,
        ["redirect"] = FaultEffect.Redirect,
        ["huge"] = FaultEffect.Huge,
        ["still-locked"] = FaultEffect.StillLocked,
        ["no-tokencode"] = FaultEffect.NoTokencode,
        ["impossible-date"] = FaultEffect.ImpossibleDate,
    };

    /// <exception cref="FormatException">A fault is not valid; the message names it and what is allowed.</exception>
    public static IReadOnlyList<Fault> Parse(string text) =>
        [.. text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(piece => Struck().Replace(piece, string.Empty)).Select(ParseOne)];

    /// <summary>Returns one line for each fault, with its count, in the format that <see cref="Parse"/> reads.</summary>
    public static string Write(IEnumerable<(Fault Fault, int Struck)> faults) =>
        string.Join('\n', faults.Select(fault => $"{WriteOne(fault.Fault)} # struck {fault.Struck} {(fault.Struck == 1 ? "time" : "times")}"));

    private static string WriteOne(Fault fault)
    {
        var text = new StringBuilder(Effects.First(effect => effect.Value == fault.Effect).Key);
        if (fault.AfterApplying)
            text.Append("-after");
        if (fault.Effect == FaultEffect.Latency)
            text.Append(CultureInfo.InvariantCulture, $":{fault.Delay.TotalMilliseconds}ms");
        if (fault.RetryAfter is { } wait)
            text.Append(CultureInfo.InvariantCulture, $":retry-after={wait.TotalMilliseconds}ms");
        if (fault.Effect is FaultEffect.Unauthorized or FaultEffect.Forbidden)
            text.Append(':').Append(fault.Words);
        if (fault.Operation is { } operation)
            text.Append('@').Append(operation);
        if (fault.Times is { } times)
            text.Append(CultureInfo.InvariantCulture, $"={times}x");
        else if (fault.Probability < 1)
            text.Append(CultureInfo.InvariantCulture, $"={(decimal)fault.Probability * 100}%");
        return text.ToString();
    }

    private static Fault ParseOne(string piece)
    {
        var (rest, amount) = Split(piece, piece.LastIndexOf('=') is var at && at > piece.LastIndexOf(':') && !piece[..at].EndsWith("retry-after", StringComparison.OrdinalIgnoreCase) ? at : -1);
        var (head, operation) = Split(rest, rest.LastIndexOf('@'));
        var (name, detail) = Split(head, head.IndexOf(':', StringComparison.Ordinal));

        var after = name.EndsWith("-after", StringComparison.OrdinalIgnoreCase);
        if (!Effects.TryGetValue(after ? name[..^6] : name, out var effect))
            throw new FormatException($"'{piece}' is not a fault: '{name}' is not one of {string.Join(", ", Effects.Keys)} (add -after to process the request first).");

        var fault = new Fault(effect) { AfterApplying = after };
        if (operation is not null)
            fault = fault with { Operation = ParseOperation(piece, operation) };
        if (detail is not null)
            fault = WithDetail(piece, fault, detail);
        return amount is null ? fault : WithAmount(piece, fault, amount);
    }

    private static (string Before, string? Behind) Split(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

    private static Operation ParseOperation(string piece, string name) => Enum.GetNames<Operation>().Contains(name, StringComparer.OrdinalIgnoreCase)
        ? Enum.Parse<Operation>(name, ignoreCase: true)
        : throw new FormatException($"In '{piece}', '{name}' is not one of the operations {string.Join(", ", Enum.GetNames<Operation>())}.");

    private static Fault WithAmount(string piece, Fault fault, string amount)
    {
        if (amount.EndsWith('%') && double.TryParse(amount[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
            return fault with { Probability = percent / 100 };
        if (amount.EndsWith('x') && int.TryParse(amount[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var times))
            return fault with { Times = times };
        throw new FormatException($"In '{piece}', '{amount}' must be a share such as 5% or a number of times such as 2x.");
    }

    private static Fault WithDetail(string piece, Fault fault, string detail)
    {
        const string RetryAfter = "retry-after=";
        if (fault.Effect == FaultEffect.Latency)
            return fault with { Delay = ParseTime(piece, detail) };
        if (fault.Effect is FaultEffect.TooManyRequests or FaultEffect.ServiceUnavailable && detail.StartsWith(RetryAfter, StringComparison.OrdinalIgnoreCase))
            return fault with { RetryAfter = ParseTime(piece, detail[RetryAfter.Length..]) };
        if (fault.Effect is FaultEffect.Unauthorized or FaultEffect.Forbidden)
            return fault with { Words = detail };
        throw new FormatException($"In '{piece}', '{detail}' is not valid. Use a time such as 200ms with latency, retry-after=1s with 429 and 503, and a message with 401 and 403.");
    }

    private static TimeSpan ParseTime(string piece, string text) => Durations.TryParse(text, out var time)
        ? time
        : throw new FormatException($"In '{piece}', '{text}' is not a time such as 200ms, 1s or 2m.");

    [GeneratedRegex(@"\s*# struck [0-9]+ times?$")]
    private static partial Regex Struck();
}
