using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>What a person or a script may ask of the emulator itself, under /emulator/: its state and its faults.</summary>
internal static class ControlHandler
{
    public static void Map(IEndpointRouteBuilder routes, CloudEmulator emulator)
    {
        var control = routes.MapGroup("/emulator").AddEndpointFilter(async (call, next) =>
            IsFromElsewhere(call.HttpContext.Request) ? Results.StatusCode(403) : await next(call).ConfigureAwait(false));
        control.MapGet("/users", () => Results.Bytes(Users(emulator), "application/json"));
        control.MapGet("/faults", () => Results.Text(string.Join('\n', emulator.Faults.All.Select(f => $"{f.Fault} struck {f.Struck} times"))));
        control.MapPut("/faults", (Stream body, CancellationToken aborted) => PlanAsync(emulator, body, aborted));
        control.MapPost("/reset", () =>
        {
            emulator.Tenant.Reset();
            emulator.Requests.Clear();
            return Results.NoContent();
        });
        control.MapPost("/stop", (HttpResponse response) =>
        {
            // Whoever asks gets an answer first.
            response.OnCompleted(emulator.RequestStopAsync);
            return Results.NoContent();
        });
    }

    // No token is asked for here, and a page in a browser on this machine could call: from another origin, or by a name of
    // its own that it has point to 127.0.0.1.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        || !(request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address)));

    private static byte[] Users(CloudEmulator emulator) => EmulatedAnswer.Json(body =>
    {
        body.WriteStartArray("users");
        foreach (var user in emulator.Tenant.Users)
        {
            body.WriteStartObject();
            body.WriteString("id", user.Id);
            body.WriteString("emailAddress", user.EmailAddress);
            body.WriteBoolean("isTokenLocked", user.IsTokenLocked);
            body.WriteBoolean("isSmsLocked", user.IsSmsLocked);
            body.WriteBoolean("isVoiceLocked", user.IsVoiceLocked);
            body.WriteBoolean("hasEmergencyTokencode", user.Tokencode is not null);
            body.WriteNumber("emergencyTokencodesIssued", user.TokencodesIssued);
            body.WriteEndObject();
        }

        body.WriteEndArray();
    });

    private static async Task<IResult> PlanAsync(CloudEmulator emulator, Stream body, CancellationToken aborted)
    {
        using var reader = new StreamReader(body);
        try
        {
            var faults = FaultText.Parse(await reader.ReadToEndAsync(aborted).ConfigureAwait(false));
            emulator.Faults.Clear();
            emulator.Faults.Add(faults);
            return Results.NoContent();
        }
        catch (FormatException e)
        {
            return Results.Text(e.Message, statusCode: 400);
        }
    }
}
