using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;
using RsaCloudAdmin.Fuzzing.Service;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>Retry-After headers: seconds, dates, and other values. The input is the first response; the next one is a success.</summary>
internal sealed partial class RetryAfterHeaders : FuzzKind
{
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(300);

    // The interval between two requests at the rate learned from a refusal.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    private static readonly Gen<string> Wait = Gen.Frequency(
        (4, Gen.Int[0, 400].Select(seconds => seconds.ToString(CultureInfo.InvariantCulture))),
        (2, Odd.Number),
        (2, Odd.Text.Select(HttpResponses.OneLine)),
        (2, Gen.OneOfConst("-1", "+5", "5s", "5, 6", "0005", "5.5", "5;", " 5 ", "\u0665", "1e2", "", "00:00:05", "99999999999")),
        (4, HttpResponses.HttpDate));

    private static readonly Gen<string> Header = Gen.Select(Wait, Gen.OneOfConst("Retry-After", "retry-after", "RETRY-AFTER", "Retry-After ", "X-Retry-After"), (wait, name) => $"{name}: {wait}\r\n");

    private static readonly Gen<string> Date = Gen.Frequency((3, Gen.Const("")), (1, HttpResponses.HttpDate.Select(date => $"Date: {date}\r\n")));

    public override string Name => "retry-after";

    public override int Share => 10;

    public override Gen<string> Inputs { get; } = Gen.Select(
            Gen.OneOfConst(429, 429, 503, 500, 403), Header.Array[1, 2], Date, (status, headers, date) => $"HTTP/1.1 {status} Status\r\n{date}{string.Concat(headers)}Content-Length: 0\r\n\r\n")
        .Damaged(kept: 8);

    public override Encoding Encoding => Encoding.Latin1;

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var responses = 0;
        using var service = new ScriptedService(_ => Interlocked.Increment(ref responses) == 1 ? input : ServiceScript.Unlocked);
        var began = service.Clock.GetTimestamp();
        var call = new CallContext();
        return await CallJudge.JudgeAsync(
            () => ServiceCall.MakeAsync("unlock", service.Client, call), call, _ => null,
            (_, error) => FaultOf(input, error, service.Clock.GetElapsedTime(began))).ConfigureAwait(false);
    }

    private static string? FaultOf(string response, RsaCloudAdminException? error, TimeSpan waited)
    {
        if (waited > LongestPatience + Slack)
            return $"it waited {waited}";
        // For the plain forms, the meaning according to HTTP.
        if (Plain().Match(response) is not { Success: true } plain || !int.TryParse(plain.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
            return null;
        if (seconds > LongestPatience.TotalSeconds)
            return error?.Reason == RsaErrorReason.Throttled ? null : $"{seconds} seconds exceed the retry timeout, but it waited {waited}";
        return error is null && waited >= TimeSpan.FromSeconds(seconds) && waited <= TimeSpan.FromSeconds(seconds) + Slack ? null : $"the service asked to wait {seconds} seconds, but the client waited {waited} ({error?.Message})";
    }

    [GeneratedRegex(@"^HTTP/1\.1 (429|503) Status\r\n[Rr]etry-[Aa]fter: (?<seconds>[0-9]{1,9})\r\nContent-Length: 0\r\n\r\n$")]
    private static partial Regex Plain();
}
