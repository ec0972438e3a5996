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

/// <summary>
/// Responses of the service and the issuer, byte by byte. The first line of an input names the operation.
/// </summary>
internal sealed partial class JsonResponses : FuzzKind
{
    // A placeholder for the client's assertion, which differs each time.
    private const string Assertion = "@assertion@";
    private const string Tokencode = EmulatedResponses.Code;

    private static readonly Secrets Planted = new(Tokencode);
    private static readonly Secrets Token = new(ScriptedService.Bearer);
    private static readonly string Unlocked = ServiceScript.Unlocked;

    private static readonly Dictionary<string, JsonField[]> Valid = new()
    {
        ["check"] = [new("activeUsers", "12")],
        ["lookup"] = Details,
        ["unlock"] = [JsonField.Text("userId", ServiceCall.UserId), new("isTokenLocked", "false"), new("isSmsLocked", "false"), new("isVoiceLocked", "false")],
        ["issue"] = Issued,
        ["issue2"] = Issued,
        ["disable"] = [],
        ["disable-any"] = Details,
        ["enable-token"] = [JsonField.Text("userId", ServiceCall.UserId), JsonField.Text("tokenSerialNumber", ServiceCall.Serial), JsonField.Text("tokenStatus", "Enabled"), JsonField.Text("tokenStatusChangedAt", "2026-02-01T10:20:30Z")],
        [ServiceCall.Token] = [JsonField.Text("access_token", ScriptedService.Bearer), JsonField.Text("token_type", "Bearer"), new("expires_in", "3600"), JsonField.Text("scope", "rsa.user.read rsa.factor.manage")],
    };

    private static readonly Gen<string> Words = Gen.Frequency(
        (3, Gen.OneOfConst("User not found", "The user is disabled", "Invalid audience", "Access Id unknown", "Expired Access Token is not allowed", "Server failed to process provided access token")),
        (2, Odd.Text),
        (2, Gen.OneOfConst($"not accepted: {ScriptedService.Bearer}", $"{ScriptedService.Bearer}{ScriptedService.Bearer}", $"not accepted: {Assertion}")));

    private static readonly Gen<JsonField[]> Error = Gen.Frequency(
        (2, Words.Select(words => new[] { JsonField.Text("code", "404 NOT_FOUND"), JsonField.Text("description", words), JsonField.Text("emergencyTokencode", Tokencode) })),
        (2, Words.Select(words => new[] { new("timestamp", "0"), new("status", "403"), JsonField.Text("error", "Forbidden"), JsonField.Text("message", words), JsonField.Text("path", "/AdminInterface/restapi/v1") })),
        (1, Gen.Select(Words, Gen.OneOfConst("invalid_client", "invalid_grant", "invalid_scope", "unauthorized_client", "server_error"), (words, code) => new[] { JsonField.Text("error", code), JsonField.Text("error_description", words) })));

    private static readonly Gen<int> ErrorStatus = Gen.OneOfConst(400, 401, 403, 404, 405, 407, 409, 410, 429, 500, 502, 503, 504, 100, 101, 204, 301, 302, 304, 600, 999, 1000, 0, -1);

    private static JsonField[] Details =>
    [
        JsonField.Text("id", ServiceCall.UserId), JsonField.Text("emailAddress", "alice@example.com"), JsonField.Text("firstName", "Alice"), new("isTokenLocked", "true"), new("isSmsLocked", "\"false\""),
        JsonField.Text("emergencyTokencodeId", "0aa3c6f2-1111-4222-8333-444455556666"), JsonField.Text("emergencyTokencode", Tokencode), JsonField.Text("creationDate", "2026-02-01T10:20:30.123Z"),
        new("lastSyncTime", "1772366400000"), new("globalGroups", """["a", "b"]"""), new("markDeleted", "false"),
    ];

    private static JsonField[] Issued =>
    [
        JsonField.Text("emergencyTokencodeId", "0aa3c6f2-1111-4222-8333-444455556666"), JsonField.Text("emergencyTokencode", Tokencode), JsonField.Text("expirationDate", "2026-09-06T15:34:44.000Z"),
        JsonField.Text("offlineExpirationDate", "2026-09-07T15:34:44.000Z"), new("configurationsUsed", """{"oneTimeUse": true}"""), new("configurationsLocked", "true"),
    ];

    public override string Name => "json-responses";

    public override int Share => 20;

    public override Gen<string> Inputs { get; } = Gen.OneOfConst([.. ServiceCall.Names]).SelectMany(operation => Gen.Frequency(
            (6, HttpResponses.From(Gen.Const(200), JsonObjects.From(Gen.Const(Valid[operation]), kept: 2).Damaged(kept: 8))),
            (4, HttpResponses.From(ErrorStatus, Gen.Select(JsonObjects.From(Error, kept: 6).Damaged(kept: 8), AnyEscape, (body, escape) => escape(body)))),
            (1, HttpResponses.From(Gen.OneOf(Gen.Const(200), ErrorStatus), Gen.OneOf(Odd.Text, Odd.Bytes, Gen.OneOfConst("", "<html><body>Sign in</body></html>")))),
            (1, Odd.Bytes))
        .Damaged(kept: 9)
        .Select(response => $"{operation}\n{response}"));

    // A JSON writer may escape any character, and some writers escape those of a token.
    private static Gen<Func<string, string>> AnyEscape => Gen.FrequencyConst<Func<string, string>>(
        (4, body => body),
        (1, body => body.Replace("/", "\\/", StringComparison.Ordinal)),
        (1, body => body.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("=", "\\u003d", StringComparison.Ordinal)),
        (1, body => body.Replace("J", "\\u004a", StringComparison.Ordinal)));

    public override Encoding Encoding => Encoding.Latin1;

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var (operation, response) = input.Split('\n', 2) is [var first, var rest] && ServiceCall.Names.Contains(first) ? (first, rest) : ("unlock", input);
        var assertion = string.Empty;
        using var service = operation == ServiceCall.Token
            ? new ScriptedService(_ => Unlocked, request => response.Replace(Assertion, assertion = ServiceScript.AssertionOf(request), StringComparison.Ordinal))
            : new ScriptedService(_ => response);
        var call = new CallContext();
        // Until the issuer has granted a token, the client cannot know which text is one.
        var (field, secrets) = operation == ServiceCall.Token ? ("access_token", Token) : ("emergencyTokencode", Planted);
        var isMeantToBeShown = IsMeantToBeShown(response, field, secrets);

        string? Shows(string? text) => text is null ? null
            : operation != ServiceCall.Token && text.Contains(ScriptedService.Bearer, StringComparison.Ordinal) ? "the bearer token"
            : assertion.Length > 0 && text.Contains(assertion, StringComparison.Ordinal) ? "the assertion"
            : isMeantToBeShown ? null : secrets.FindIn(text);

        return await CallJudge.JudgeAsync(() => ServiceCall.MakeAsync(operation, service.Client, call), call, Shows, (result, error) => FaultOf(operation, response, result, error, service)).ConfigureAwait(false);
    }

    private static string? FaultOf(string operation, string response, object? result, RsaCloudAdminException? error, ScriptedService service)
    {
        if (error is { Reason: not RsaErrorReason.IdentityMismatch } && !error.Message.StartsWith("Could not ", StringComparison.Ordinal))
            return "the message does not say what could not be done";
        if (result is RsaEmergencyTokencode { EmergencyTokencode.Length: 0 })
            return "a tokencode without a code";
        if (result is RsaUserMethodStatus { IsTokenLocked: true } or RsaUserMethodStatus { IsSmsLocked: true } or RsaUserMethodStatus { IsVoiceLocked: true })
            return "a method that is still locked counts as unlocked";
        var sent = service.Requests.Count;
        return ServiceCall.IsOnce(operation) && sent > 1 && !Refusals.IsRefusal(error, response) ? $"a request that must be sent once was sent {sent.ToString(CultureInfo.InvariantCulture)} times" : null;
    }

    // Damage may move a secret into a header, or into a field that is meant to be shown.
    private static bool IsMeantToBeShown(string response, string field, Secrets secrets)
    {
        var end = EndOfHead().Match(response);
        if (!end.Success)
            return true;
        var plain = Escape().Replace(response, escape => escape.Value == "\\/" ? "/" : ((char)Convert.ToInt32(escape.Value[2..], 16)).ToString());
        return secrets.FindIn(Regex.Replace(plain, $"\"{field}\"\\s*:\\s*\"[^\"]*\"", "\"\"")) is not null;
    }

    [GeneratedRegex(@"\n\r?\n")]
    private static partial Regex EndOfHead();

    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}|\\/")]
    private static partial Regex Escape();
}
