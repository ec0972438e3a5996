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
using OperationCall = RsaCloudAdmin.Client.Tests.Service.ServiceCall;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>The responses to all operations, damaged at any depth. The first line of an input names the call.</summary>
internal sealed partial class OperationResponses : FuzzKind
{
    private static readonly Secrets Planted = new(EmulatedResponses.Code);
    private static readonly Gen<int> Status = Gen.FrequencyConst((20, 200), (1, 201), (1, 204), (1, 400), (1, 403), (1, 404), (1, 409), (1, 500));

    private readonly IReadOnlyDictionary<string, (OperationCall Call, string Body)> _responses = EmulatedResponses.RecordAsync().GetAwaiter().GetResult();

    public override string Name => "responses";

    public override int Share => 20;

    public override Gen<string> Inputs => Gen.OneOfConst([.. _responses.Keys]).SelectMany(name =>
    {
        var bodies = _responses[name].Body is { Length: > 0 } valid ? JsonTrees.From(valid, kept: 1) : Gen.OneOf(Gen.Const(string.Empty), Odd.Text);
        return HttpResponses.From(Status, bodies.Damaged(kept: 9)).Select(response => $"{name}\n{response}");
    });

    public override Encoding Encoding => Encoding.Latin1;

    protected override async ValueTask<Verdict> TryAsync(string input)
    {
        var (name, response) = input.Split('\n', 2) is [var first, var rest] && _responses.ContainsKey(first) ? (first, rest) : ("unlock", input);
        var (made, valid) = _responses[name];
        using var service = new ScriptedService(_ => response);
        var call = new CallContext();
        // Damage may move a code into a field that is meant to be shown.
        var isMeantToBeShown = Planted.FindIn(CodeField().Replace(response, "\"\"")) is not null;

        return await CallJudge.JudgeAsync(
            () => made.MakeAsync(service.Client, call),
            call,
            text => text is null || isMeantToBeShown ? null : text.Contains(ScriptedService.Bearer, StringComparison.Ordinal) ? "the bearer token" : Planted.FindIn(text),
            (result, error) => FaultOf(made.Documented, valid, response, result, error, service)).ConfigureAwait(false);
    }

    private static string? FaultOf(Operation operation, string valid, string response, object? result, RsaCloudAdminException? error, ScriptedService service)
    {
        if (error is { Reason: not RsaErrorReason.IdentityMismatch } && !error.Message.StartsWith("Could not ", StringComparison.Ordinal))
            return "the message does not say what could not be done";
        if (result is RsaEnrollmentCode { Code: null or { Length: 0 } } or RsaRegistrationCode { Code.Length: 0 } or RsaEmergencyTokencode { EmergencyTokencode.Length: 0 })
            return "a code is missing, although it was not sent by e-mail";
        // A look-up returns whatever user the service names.
        if (result is not null && operation.Safety != Safety.ReadOnly && IsFirstUser(NamedUser.InBody(Encoding.UTF8.GetBytes(valid))) && NamedUser.In(response) is { } user && !IsFirstUser(user))
            return $"there is a result, although the response names the user {user}";
        var sent = service.Requests.Count;
        return operation.Safety == Safety.Once && sent > 1 && !Refusals.IsRefusal(error, response) ? $"a request that must be sent once was sent {sent.ToString(CultureInfo.InvariantCulture)} times" : null;
    }

    private static bool IsFirstUser(string? user) =>
        SeededUser.Id.ToString().Equals(user, StringComparison.OrdinalIgnoreCase) || "user1@example.com".Equals(user, StringComparison.OrdinalIgnoreCase);

    // A value may also be alone in a list or an object.
    [GeneratedRegex(
        @"""(emergencyTokencode|verify_code|verification_Link|deviceRegistrationCode)\s*""\s*:\s*(""[^""]*""|\[\s*""[^""]*""\s*\]|\{\s*""[^""]*""\s*:\s*""[^""]*""\s*\})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeField();
}
