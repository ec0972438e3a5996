using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;
using RsaCloudAdmin.Fuzzing.Service;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>Dates in the service's responses and headers. The input is the first response; the next one is a success.</summary>
internal sealed partial class Dates : FuzzKind
{
    private const string Field = "tokenStatusChangedAt";

    private static readonly Gen<string> Iso = Gen.Select(
        Gen.Frequency((8, Gen.Int[1, 9999]), (1, Gen.OneOfConst(0, 1, 9999, 10_000))), Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[0, 24], Gen.Int[0, 60],
        Gen.OneOfConst("", ":00", ":59", ":60", ":30.1", ":30.123", ":30.1234567", ":30.12345678", ":30,5"), Gen.OneOfConst("Z", "z", "", "+00:00", "-14:00", "+14:00", "+15:00", "+0100", " GMT", "[UTC]"), Gen.OneOfConst("T", "T", "T", " ", "t"),
        (year, month, day, hour, minute, second, zone, between) => FormattableString.Invariant($"{year:0000}-{month:00}-{day:00}{between}{hour:00}:{minute:00}{second}{zone}"));

    private static readonly Gen<string> Value = Gen.Frequency(
        (6, Iso.Select(JsonField.Literal)),
        (3, Gen.Long[-62_135_596_800_000, 253_402_300_799_999].Select(ms => ms.ToString(CultureInfo.InvariantCulture))),
        (2, Odd.Number),
        (1, Odd.Number.Select(JsonField.Literal)),
        (2, Odd.Text.Select(JsonField.Literal)),
        (1, HttpResponses.HttpDate.Select(JsonField.Literal)),
        (1, Gen.OneOfConst("null", "true", "[]", "{}", "\"12:30\"", "\"March 2026\"", "\"2026-03\"", "\"01/02/2026\"", "\"0000-00-00T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"")));

    private static readonly Gen<string> Date = Gen.Frequency((2, Gen.Const("")), (3, HttpResponses.HttpDate.Select(date => $"Date: {date}\r\n")));

    // Errors about the token make the client check the service's time.
    private static readonly Gen<(int Status, string Body)> Refusal = Gen.Select(
        Gen.OneOfConst(401, 403), Gen.OneOfConst("Expired Access Token is not allowed", "Server failed to process provided access token", "no"),
        (status, words) => (status, $$"""{"status": {{status}}, "error": "Forbidden", "message": "{{words}}", "path": "/"}"""));

    private static readonly Gen<(int Status, string Body)> Success = Value.Select(value =>
        (200, $$"""{"userId": "{{ServiceCall.UserId}}", "tokenSerialNumber": "{{ServiceCall.Serial}}", "tokenStatus": "Enabled", "{{Field}}": {{value}}}"""));

    public override string Name => "dates";

    public override int Share => 10;

    public override Gen<string> Inputs { get; } = Gen.Select(Gen.Frequency((3, Success), (2, Refusal)), Date, Gen.Bool, (response, date, isIssuers) =>
            $"{(isIssuers && response.Status != 200 ? "token\n" : "")}HTTP/1.1 {response.Status} Status\r\nContent-Type: application/json\r\n{date}\r\n{HttpResponses.Bytes(isIssuers ? response.Body.Replace("Forbidden", "invalid_client", StringComparison.Ordinal) : response.Body)}")
        .Damaged(kept: 9);

    public override Encoding Encoding => Encoding.Latin1;

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var responses = 0;
        string FirstThen(string first, string next) => Interlocked.Increment(ref responses) == 1 ? first : next;
        using var service = input.StartsWith("token\n", StringComparison.Ordinal)
            ? new ScriptedService(_ => ServiceScript.TokenEnabled, _ => FirstThen(input["token\n".Length..], ScriptedService.TokenResponse))
            : new ScriptedService(_ => FirstThen(input, ServiceScript.TokenEnabled));
        var call = new CallContext();
        return await CallJudge.JudgeAsync(
            () => ServiceCall.MakeAsync("enable-token", service.Client, call), call, _ => null,
            (result, _) => result is RsaHardwareToken token && service.Requests.Count == 1 ? FaultOf(input, token.TokenStatusChangedAt, call) : null).ConfigureAwait(false);
    }

    private static string? FaultOf(string response, DateTime? date, CallContext call)
    {
        if (date is { Kind: not DateTimeKind.Local })
            return "the date is not in local time";
        if (ValueIn(response) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.String && !string.IsNullOrWhiteSpace(TextOf(value)) && date is null && !call.Notes.Any(note => note.IsWarning && note.Text.Contains(Field, StringComparison.Ordinal)))
            return "a date was dropped without a warning";
        // For the plain forms, the meaning according to the format.
        var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? TextOf(value) ?? "" : "";
        DateTime? meant = null;
        if (PlainIso().IsMatch(text))
            meant = DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) ? exact.UtcDateTime : null;
        else if (PlainNumber().IsMatch(text))
            meant = Milliseconds(BigInteger.Parse(text, CultureInfo.InvariantCulture));
        else
            return null;
        return meant?.ToLocalTime() == date ? null : $"{text} means {meant:O} but was read as {date:O}";
    }

    private static DateTime? Milliseconds(BigInteger count)
    {
        var ticks = DateTime.UnixEpoch.Ticks + (count * TimeSpan.TicksPerMillisecond);
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks, DateTimeKind.Utc) : null;
    }

    private static JsonElement? ValueIn(string response)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.Latin1.GetBytes(response[(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
            return json.RootElement.TryGetProperty(Field, out var value) ? value.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})$")]
    private static partial Regex PlainIso();

    [GeneratedRegex(@"^-?[0-9]{1,40}$")]
    private static partial Regex PlainNumber();
}
