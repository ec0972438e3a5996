using CsCheck;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;
using RsaCloudAdmin.Fuzzing.Service;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>Names and ids of users, tokencodes and hardware tokens. The service receives exactly this text, or nothing.</summary>
internal sealed class Identities : FuzzKind
{
    private const string Users = "/AdminInterface/restapi/v1/users/";

    private static readonly Gen<string> AnyName = Gen.Frequency(
        (3, Gen.Guid.Select(id => id.ToString())),
        (3, Gen.Select(Odd.Text, Odd.Text, (name, host) => $"{name}@{host}")),
        (6, Odd.Text.Array[1, 4].Select(string.Concat)),
        (2, Gen.OneOfConst("alice", "alice@example.com", ".", "..", "../x", "%2e%2e", "..%2f..", "a/../../v1/licenseusage", "a?b#c", "a;b=c", "\uFF0E\uFF0E", "a\r\nX-Header: y", "a HTTP/1.1\r\n", "\u202Eecila", "al\u0456ce", "{00000000-0000-0000-0000-000000000000}", "00000000000000000000000000000000")));

    // The only headers of a request. No name may add another one.
    private static readonly string[] HeaderNames = ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host"];

    public override string Name => "identities";

    public override int Share => 10;

    public override Gen<string> Inputs { get; } = AnyName.Damaged(kept: 6);

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var id = JsonField.Literal(input);
        using var service = new ScriptedService(request => request.Target.EndsWith("/lookup", StringComparison.Ordinal) ? ServiceScript.Found(id)
            : request.Target.Contains("/sidTokens/", StringComparison.Ordinal) ? ServiceScript.TokenEnabledOf(id, id) : ServiceScript.UnlockedOf(id));
        var client = service.Client;
        var verdict = await TryAsync(service, async call => await client.EmergencyTokencodes.DisableAsync(new(input, null), input, call).ConfigureAwait(false), requests => FaultOfRemoval(requests, input)).ConfigureAwait(false);
        // The responses contain the input as the user's id: the service itself may have odd ids.
        return verdict.Fault != Fault.None ? verdict
            : UserReference.IsId(input) ? await TryAsync(service, async call => await client.HardwareTokens.EnableAsync(UserReference.Parse(input), input, call).ConfigureAwait(false), requests => FaultOfEnabling(requests, input)).ConfigureAwait(false)
            : await TryAsync(service, async call => await client.Users.UnlockAsync(UserReference.Parse(input), [RsaUserMethod.Sms], call).ConfigureAwait(false), requests => FaultOfUnlocking(requests, input)).ConfigureAwait(false);
    }

    private static async Task<Verdict> TryAsync(ScriptedService service, Func<CallContext, Task<object?>> act, Func<List<RecordedRequest>, string?> faultOf)
    {
        service.Requests.Clear();
        var call = new CallContext();
        return await CallJudge.JudgeAsync(() => act(call), call, _ => null, (_, error) =>
        {
            var requests = service.Requests;
            if (requests.SelectMany(request => request.Headers.Select(header => header.Key)).Except(HeaderNames).FirstOrDefault() is { } header)
                return $"the header {header} was sent";
            return error is not null && error.Reason is not (RsaErrorReason.InvalidRequest or RsaErrorReason.UnexpectedResponse) ? $"it failed with {error.Reason}" : faultOf(requests);
        }).ConfigureAwait(false);
    }

    private static string? FaultOfRemoval(List<RecordedRequest> requests, string input)
    {
        return requests.Select(request => request.Method == "DELETE" && request.Target.StartsWith(Users, StringComparison.Ordinal) && request.Target[Users.Length..].Split('/') is [var user, "emergencyTokencode", var code]
            && IsEscaped(user, input) && IsEscaped(code, input) ? null : $"{request.Line} was sent").FirstOrDefault(fault => fault is not null)
            ?? (requests.Count == 1 || IsNoId(input) ? null : $"{requests.Count} requests were sent");
    }

    private static string? FaultOfEnabling(List<RecordedRequest> requests, string input) =>
        requests is [{ Method: "PATCH" } request] && request.Target.StartsWith(Users, StringComparison.Ordinal) && request.Target[Users.Length..].Split('/') is [var user, "sidTokens", "enable"]
        && IsEscaped(user, input) && Sent(request, "tokenSerialNumber") == input ? null : $"{requests.Count} requests were sent, the first {requests.FirstOrDefault()?.Line}";

    private static string? FaultOfUnlocking(List<RecordedRequest> requests, string input)
    {
        if (!WellFormedText.Is(input))
            return requests.Count == 0 ? null : $"{requests.Count} requests were sent for a text with a lone surrogate";
        if (requests is not [{ Method: "POST", Target: $"{Users}lookup" } lookUp, ..] || Sent(lookUp, input.Contains('@', StringComparison.Ordinal) ? "email" : "username") != input)
            return $"the first request was {requests.FirstOrDefault()}";
        // The look-up returned the input itself as the id.
        return requests.Skip(1).Select(request => request.Method == "PATCH" && request.Target.StartsWith(Users, StringComparison.Ordinal) && request.Target[Users.Length..].Split('/') is [var user, "methods"]
            && IsEscaped(user, input) ? null : $"{request.Line} was sent").FirstOrDefault(fault => fault is not null);
    }

    private static bool IsEscaped(string segment, string text) => segment.Length > 0
        && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '%') && segment is not ("." or "..") && Uri.UnescapeDataString(segment) == text;

    private static string? Sent(RecordedRequest request, string name) => request.Json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool IsNoId(string text) => text is "" or "." or ".." || text.Length > 255 || !WellFormedText.Is(text);
}
