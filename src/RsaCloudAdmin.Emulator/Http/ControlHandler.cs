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
        routes.MapGet("/emulator/users", () => Results.Bytes(EmulatedAnswer.Json(body =>
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
        }), "application/json"));
        routes.MapGet("/emulator/faults", () => Results.Text(string.Join('\n', emulator.Faults.All.Select(f => $"{f.Fault} struck {f.Struck} times"))));
        routes.MapPut("/emulator/faults", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            try
            {
                var faults = FaultText.Parse(await reader.ReadToEndAsync(http.RequestAborted).ConfigureAwait(false));
                emulator.Faults.Clear();
                emulator.Faults.Add(faults);
                return Results.NoContent();
            }
            catch (FormatException e)
            {
                return Results.Text(e.Message, statusCode: 400);
            }
        });
        routes.MapPost("/emulator/reset", () =>
        {
            emulator.Tenant.Reset();
            emulator.Requests.Clear();
            return Results.NoContent();
        });
    }
}
