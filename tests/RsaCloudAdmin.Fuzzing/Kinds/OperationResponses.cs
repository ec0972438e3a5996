using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Tests.Service;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;
using RsaCloudAdmin.Fuzzing.Service;
using Calls = RsaCloudAdmin.Client.Tests.Service.ServiceCall;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>The responses to all operations, damaged at any depth. The first line of an input names the call.</summary>
internal sealed partial class OperationResponses : FuzzKind
{
    private static readonly Secrets Planted = new(EmulatedResponses.Code);
    private static readonly Gen<int> Status = Gen.FrequencyConst((20, 200), (1, 201), (1, 204), (1, 400), (1, 403), (1, 404), (1, 409), (1, 500));

    private readonly IReadOnlyDictionary<string, (Calls Call, string Body)> _responses = EmulatedResponses.RecordAsync().GetAwaiter().GetResult();

    public override string Name => "responses";

    public override int Share => 20;

    public override Gen<string> Inputs => Gen.OneOfConst([.. _responses.Keys]).SelectMany(name =>
    {
        var bodies = _responses[name].Body is { Length: > 0 } valid ? JsonTrees.Of(valid, kept: 1) : Gen.OneOf(Gen.Const(string.Empty), Odd.Text);
        return Answers.Of(Status, bodies.Damaged(kept: 9)).Select(answer => $"{name}\n{answer}");
    });

    public override Encoding Encoding => Encoding.Latin1;

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var (name, answer) = input.Split('\n', 2) is [var first, var rest] && _responses.ContainsKey(first) ? (first, rest) : ("unlock", input);
        var made = _responses[name].Call;
        using var service = new ScriptedService(_ => answer);
        var call = new CallContext();
        // Damage may move a code into a field that is meant to be shown.
        var isMeantToBeShown = Planted.FindIn(CodeField().Replace(answer, "\"\"")) is not null;

        return await CallJudge.JudgeAsync(
            () => made.MakeAsync(service.Client, call),
            call,
            text => text is null || isMeantToBeShown ? null : text.Contains(ScriptedService.Bearer, StringComparison.Ordinal) ? "the bearer token" : Planted.FindIn(text),
            (result, error) => FaultOf(name, made.Documented, answer, result, error, service)).ConfigureAwait(false);
    }

    private static string? FaultOf(string name, Operation operation, string answer, object? result, RsaCloudAdminException? error, ScriptedService service)
    {
        if (error is { Reason: not RsaErrorReason.IdentityMismatch } && !error.Message.StartsWith("Could not ", StringComparison.Ordinal))
            return "the message does not say what could not be done";
        if (result is RsaEnrollmentCode { Code: null or { Length: 0 } } or RsaRegistrationCode { Code.Length: 0 } or RsaEmergencyTokencode { EmergencyTokencode.Length: 0 })
            return "a code is missing, although it was not sent by e-mail";
        // The result of a look-up is the user whom the service names.
        if (name != "look-up" && operation.Path.Contains("{userId}", StringComparison.Ordinal) && UserOf(result) is { } user && user != SeededUser.Id.ToString())
            return $"the result belongs to the user {user}";
        var sent = service.Requests.Count(request => !request.IsForToken);
        return operation.Safety == Safety.Once && sent > 1 && !IsRefusal(error, answer) ? $"a request that must be sent once was sent {sent.ToString(CultureInfo.InvariantCulture)} times" : null;
    }

    private static string? UserOf(object? result) => result?.GetType().GetProperty("UserId")?.GetValue(result) as string;

    // Only a certain refusal may be retried. A 503 is a refusal if it has a Retry-After.
    private static bool IsRefusal(RsaCloudAdminException? error, string answer) =>
        error is { StatusCode: 401 or 403 or 429 } || (error is { StatusCode: 503 } && answer.Contains("Retry-After:", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("\"(emergencyTokencode|verify_code|verification_Link|deviceRegistrationCode)\"\\s*:\\s*\"[^\"]*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeField();
}
