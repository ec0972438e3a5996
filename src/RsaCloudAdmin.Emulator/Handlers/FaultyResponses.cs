using System.Text;
using System.Text.Json.Nodes;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Operations;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Produces the responses of faults.</summary>
internal static class FaultyResponses
{
    /// <summary>Returns the response that a fault sends instead of the service's; null if the fault sends none.</summary>
    public static EmulatedResponse? InPlace(Fault fault, Route route, EmulatedUser? user, string path, DateTimeOffset now) => fault.Effect switch
    {
        FaultEffect.TooManyRequests => EmulatedResponse.TooManyRequests(path, now) with { RetryAfter = fault.RetryAfter, RetryAfterAsDate = fault.RetryAfterAsDate },
        FaultEffect.InternalServerError when route.Operation == Operation.Unlock && user is not null => UserOperations.MethodStatus(500, user),
        FaultEffect.InternalServerError => EmulatedResponse.InternalError,
        FaultEffect.BadGateway => EmulatedResponse.Page(502, "502 Bad Gateway"),
        FaultEffect.ServiceUnavailable => EmulatedResponse.Page(503, "503 Service Temporarily Unavailable") with { RetryAfter = fault.RetryAfter, RetryAfterAsDate = fault.RetryAfterAsDate },
        FaultEffect.GatewayTimeout => EmulatedResponse.Page(504, "504 Gateway Time-out"),
        FaultEffect.Unauthorized => EmulatedResponse.FrameworkError(401, "Unauthorized", fault.Words, path, now),
        FaultEffect.Forbidden => EmulatedResponse.FrameworkError(403, "Forbidden", fault.Words, path, now),
        FaultEffect.Page => EmulatedResponse.Page(200, "Sign in"),
        FaultEffect.Redirect => new EmulatedResponse(302, []) { Location = fault.Location },
        FaultEffect.Huge => new EmulatedResponse(200, Encoding.UTF8.GetBytes("{\"filler\":\"" + new string('x', 2 * 1024 * 1024) + "\"}")),
        FaultEffect.StillLocked when user is not null => UserOperations.MethodStatus(200, user with { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true }),
        _ => null,
    };

    /// <summary>Returns the service's response as the fault changes it.</summary>
    public static EmulatedResponse Corrupt(Fault fault, EmulatedResponse response) => fault.Effect switch
    {
        FaultEffect.Malformed => response with { Body = response.Body[..(response.Body.Length / 2)] },
        FaultEffect.NoTokencode => Edit(response, body => body.Remove("emergencyTokencode")),
        FaultEffect.ImpossibleDate => Edit(response, body => body["offlineExpirationDate"] = "2018-30-06T12:00:00.000Z"),
        _ => response,
    };

    private static EmulatedResponse Edit(EmulatedResponse response, Action<JsonObject> edit)
    {
        if (response.Body.Length == 0 || JsonNode.Parse(response.Body) is not JsonObject body)
            return response;
        edit(body);
        return response with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }
}
