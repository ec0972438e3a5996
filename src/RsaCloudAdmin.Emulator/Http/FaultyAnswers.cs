using System.Text;
using System.Text.Json.Nodes;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Operations;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>What faults make of answers.</summary>
internal static class FaultyAnswers
{
    /// <summary>The answer of a fault that comes in place of the service's; null if the fault is of another kind.</summary>
    public static EmulatedAnswer? InPlace(Fault fault, Route route, EmulatedUser? user, string path, DateTimeOffset now) => fault.Effect switch
    {
        FaultEffect.TooManyRequests => EmulatedAnswer.TooManyRequests(path, now) with { RetryAfter = fault.RetryAfter, RetryAfterAsDate = fault.RetryAfterAsDate },
        FaultEffect.InternalServerError when route.Operation == Operation.Unlock && user is not null => UserOperations.MethodStatus(500, user),
        FaultEffect.InternalServerError => EmulatedAnswer.InternalError,
        FaultEffect.BadGateway => EmulatedAnswer.Page(502, "502 Bad Gateway"),
        FaultEffect.ServiceUnavailable => EmulatedAnswer.Page(503, "503 Service Temporarily Unavailable") with { RetryAfter = fault.RetryAfter, RetryAfterAsDate = fault.RetryAfterAsDate },
        FaultEffect.GatewayTimeout => EmulatedAnswer.Page(504, "504 Gateway Time-out"),
        FaultEffect.Unauthorized => EmulatedAnswer.FrameworkError(401, "Unauthorized", fault.Words, path, now),
        FaultEffect.Forbidden => EmulatedAnswer.FrameworkError(403, "Forbidden", fault.Words, path, now),
        FaultEffect.Page => EmulatedAnswer.Page(200, "Sign in"),
        FaultEffect.Redirect => new EmulatedAnswer(302, []) { Location = fault.Location },
        FaultEffect.Huge => new EmulatedAnswer(200, Encoding.UTF8.GetBytes("{\"filler\":\"" + new string('x', 2 * 1024 * 1024) + "\"}")),
        FaultEffect.StillLocked when user is not null => UserOperations.MethodStatus(200, user with { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true }),
        _ => null,
    };

    /// <summary>The service's answer with what the fault spoils of it.</summary>
    public static EmulatedAnswer Corrupt(Fault fault, EmulatedAnswer answer) => fault.Effect switch
    {
        FaultEffect.Malformed => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
        FaultEffect.NoTokencode => Edit(answer, body => body.Remove("emergencyTokencode")),
        FaultEffect.ImpossibleDate => Edit(answer, body => body["offlineExpirationDate"] = "2018-30-06T12:00:00.000Z"),
        _ => answer,
    };

    private static EmulatedAnswer Edit(EmulatedAnswer answer, Action<JsonObject> edit)
    {
        if (answer.Body.Length == 0 || JsonNode.Parse(answer.Body) is not JsonObject body)
            return answer;
        edit(body);
        return answer with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }
}
