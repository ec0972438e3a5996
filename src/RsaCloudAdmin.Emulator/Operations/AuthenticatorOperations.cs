using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration Authenticator Details API Version 2" and "Cloud Administration Delete User Device API".</summary>
internal static class AuthenticatorOperations
{
    public static Route[] Routes { get; } =
    [
        // The page of version 1 names this scope. Guess: it is the same in version 2.
        new(Operation.ListAuthenticators, "GET", "v2/users/{userId}/devices", List) { Scope = OAuthScopes.MobileRead },
        new(Operation.RemoveDevice, "DELETE", "v1/users/{userId}/devices/{deviceId}", Remove) { Scope = OAuthScopes.MobileDelete },
    ];

    private static EmulatedResponse List(EmulatedRequest request)
    {
        if (request.User is not { } user)
            return EmulatedResponse.NotFound(request.UserWords);
        var includesBrowsers = false;
        // Guess: any other value is refused.
        if (request.Query.TryGetValue("includeBrowsers", out var text) && !bool.TryParse(text, out includesBrowsers))
            return EmulatedResponse.BadRequest("Invalid includeBrowsers");
        return EmulatedResponse.Ok(body =>
        {
            // The names of the lists and of all properties are those of a public client. Guess: which kind has which properties,
            // and that empty lists are sent.
            body.WriteObjects("devices", user.Devices.Where(device => includesBrowsers || device.Browser is null), device => Describe(body, device, user.Id));
            body.WriteObjects("fidoTokens", user.FidoAuthenticators, key => Describe(body, key, user.Id));
            body.WriteObjects("sidTokens", request.Tenant.HardwareTokens.Where(token => token.UserId == user.Id).OrderBy(token => token.SerialNumber, StringComparer.Ordinal), token => Describe(body, token));
        });
    }

    private static EmulatedResponse Remove(EmulatedRequest request)
    {
        var id = request.Arguments[1];
        bool IsRight(EmulatedDevice device) => device.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase);
        return request.ChangeUser(
            user => user.Devices.Any(IsRight) ? null : EmulatedResponse.NotFound($"Device {id}"),
            user => user with { Devices = [.. user.Devices.Where(device => !IsRight(device))] },
            _ => EmulatedResponse.Empty);
    }

    private static void Describe(Utf8JsonWriter body, EmulatedDevice device, Guid userId)
    {
        body.WriteString("id", device.Id);
        body.WriteString("name", device.Name);
        body.WriteString("userId", userId);
        // Guess: these words.
        body.WriteString("deviceType", device.Browser is null ? "iOS" : "Browser");
        body.WriteDate("registeredDate", device.Registered);
        // Guess: a text with commas.
        body.WriteString("capabilities", device.Browser is null ? "APPROVE,AUTHENTICATE_OTP,BIOMETRICS" : "REMEMBER_BROWSER");
        body.WriteString("browser", device.Browser);
        body.WriteDate("updatedAt", device.Registered);
    }

    private static void Describe(Utf8JsonWriter body, EmulatedFidoAuthenticator key, Guid userId)
    {
        body.WriteString("id", key.Id);
        body.WriteString("name", key.Name);
        body.WriteString("userId", userId);
        body.WriteString("deviceType", "FIDO");
        // Guess: a number, as the dates of the FIDO operations are.
        body.WriteNumber("registeredDate", key.Registered.ToUnixTimeMilliseconds());
        body.WriteString("status", "Enabled");
        body.WriteNumber("updatedAt", key.Registered.ToUnixTimeMilliseconds());
    }

    private static void Describe(Utf8JsonWriter body, EmulatedHardwareToken token)
    {
        body.WriteString("id", token.Id);
        body.WriteString("name", token.Name);
        body.WriteString("userId", token.UserId?.ToString());
        body.WriteString("deviceType", "SID700");
        body.WriteDate("registeredDate", token.HasPin ? token.AssignedAt : null);
        body.WriteString("tokenSerialNumber", token.SerialNumber);
        body.WriteNull("deviceSerialNumber");
        body.WriteString("tokenState", token.State);
        body.WriteDate("expiryDate", token.Expires);
        body.WriteString("tokenStatus", token.IsEnabled ? "Enabled" : "Disabled");
        body.WriteNull("tokenStatusReason");
        body.WriteDate("assignedAt", token.AssignedAt);
        body.WriteString("assignedBy", token.AssignedBy);
        body.WriteBoolean("pinSet", token.HasPin);
        body.WriteDate("tokenStatusChangedAt", token.ChangedAt);
        body.WriteString("tokenStatusChangedBy", token.ChangedBy);
    }
}
