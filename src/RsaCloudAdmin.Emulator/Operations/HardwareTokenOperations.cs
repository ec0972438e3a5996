using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration Enable Hardware Token API" and related pages.</summary>
internal static class HardwareTokenOperations
{
    private const int LongestSerialNumber = 36;
    private const int LongestName = 255;
    private const int MostOfUser = 5;

    public static Route[] Routes { get; } =
    [
        new(Operation.EnableToken, "PATCH", "v1/users/{userId}/sidTokens/enable", Enable) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.DisableToken, "PATCH", "v1/users/{userId}/sidTokens/disable", Disable) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.AssignToken, "PATCH", "v1/users/{userId}/sidTokens/assign", Assign) { Required = ["tokenSerialNumber"], Optional = ["tokenName"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.UnassignToken, "PATCH", "v1/users/{userId}/sidTokens/unassign", Unassign) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.RenameToken, "PATCH", "v1/users/{userId}/sidTokens/updateName", Rename) { Required = ["tokenSerialNumber", "updatedName"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.ClearTokenPin, "PATCH", "v2/users/{userId}/sidTokens/clearPin", ClearPin) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.LookUpToken, "POST", "v1/sidTokens/lookup", LookUp) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenRead },
        new(Operation.DeleteToken, "DELETE", "v1/sidTokens/delete", Delete) { Required = ["tokenSerialNumber"], SuperAdminOnly = true, Scope = OAuthScopes.HardwareTokenDelete },
    ];

    private static EmulatedResponse Enable(EmulatedRequest request) => SetEnabled(request, enabled: true);

    private static EmulatedResponse Disable(EmulatedRequest request) => SetEnabled(request, enabled: false);

    private static EmulatedResponse Assign(EmulatedRequest request) => Change(
        request,
        token =>
        {
            if (request.Has("tokenName") && !IsName(request.Text("tokenName")))
                return EmulatedResponse.BadRequest("Invalid token name");
            if (token.UserId is { } owner)
                return EmulatedResponse.Conflict(owner == request.UserId ? "Hardware token is already assigned to the user" : "Hardware token is assigned to another user");
            if (request.User is not { IsEnabled: true })
                return EmulatedResponse.Conflict("User is disabled");
            return request.Tenant.HardwareTokens.Count(t => t.UserId == request.UserId) < MostOfUser ? null : EmulatedResponse.Conflict("User has the maximum number of hardware tokens");
        },
        // Assigning does not set the PIN, which the user does. Guess: the token is enabled, as RSA's example shows
        // unassigned ones.
        token => token with
        {
            UserId = request.UserId,
            IsEnabled = true,
            Name = request.Has("tokenName") ? request.Text("tokenName")! : token.SerialNumber,
            HasPin = false,
            AssignedBy = request.AccessId,
            AssignedAt = request.Clock.GetUtcNow(),
        },
        (body, token) =>
        {
            body.WriteString("userId", request.UserId);
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            body.WriteString("tokenState", token.State);
            body.WriteString("name", token.Name);
            body.WriteDate("assignedAt", token.AssignedAt);
            body.WriteString("assignedBy", token.AssignedBy);
        });

    private static EmulatedResponse Unassign(EmulatedRequest request) => ChangeOwn(
        request,
        token => token.Unassigned(),
        (body, token) =>
        {
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            body.WriteString("tokenState", token.State);
        });

    private static EmulatedResponse Rename(EmulatedRequest request) => Change(
        request,
        token => IsName(request.Text("updatedName")) ? RefuseOfOthers(request, token) : EmulatedResponse.BadRequest("Invalid token name"),
        token => token with { Name = request.Text("updatedName")! },
        (body, token) =>
        {
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            body.WriteString("name", token.Name);
            body.WriteString("userId", request.UserId);
        });

    // Guess: the token has to be activated again.
    private static EmulatedResponse ClearPin(EmulatedRequest request) => ChangeOwn(
        request,
        token => token with { HasPin = false },
        (body, token) =>
        {
            body.WriteString("userId", request.UserId);
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            // A string in RSA's example.
            body.WriteString("pinSet", "false");
        });

    private static EmulatedResponse SetEnabled(EmulatedRequest request, bool enabled) => ChangeOwn(
        request,
        token => token with
        {
            IsEnabled = enabled,
            Enablings = token.Enablings + (enabled ? 1 : 0),
            ChangedBy = request.AccessId,
            ChangedAt = request.Clock.GetUtcNow(),
        },
        (body, token) =>
        {
            body.WriteString("userId", request.UserId);
            body.WriteString("tokenSerialNumber", token.SerialNumber);
            body.WriteString("tokenStatus", token.IsEnabled ? "Enabled" : "Disabled");
            body.WriteString("tokenStatusChangedBy", token.ChangedBy);
            body.WriteDate("tokenStatusChangedAt", token.ChangedAt);
        });

    private static EmulatedResponse LookUp(EmulatedRequest request) => WithSerialNumber(request, serialNumber => request.Tenant.FindHardwareToken(serialNumber) is not { } token ? NotFound(serialNumber) : EmulatedResponse.Ok(body =>
    {
        body.WriteString("deviceType", "SID700");
        // As in RSA's example, an unassigned token is shown as enabled.
        body.WriteString("tokenStatus", token.IsEnabled || token.UserId is null ? "Enabled" : "Disabled");
        body.WriteString("assignedBy", token.AssignedBy);
        body.WriteDate("registeredDate", token.HasPin ? token.AssignedAt : null);
        body.WriteDate("assignedAt", token.AssignedAt);
        body.WriteDate("tokenStatusChangedAt", token.ChangedAt);
        body.WriteString("userId", token.UserId?.ToString());
        body.WriteDate("expiryDate", token.Expires);
        body.WriteString("tokenSerialNumber", token.SerialNumber);
        body.WriteBoolean("pinSet", token.HasPin);
        body.WriteString("name", token.Name);
        body.WriteString("id", token.Id);
        body.WriteString("tokenState", token.State);
        body.WriteNull("tokenStatusReason");
        body.WriteString("tokenStatusChangedBy", token.ChangedBy);
    }));

    private static EmulatedResponse Delete(EmulatedRequest request) =>
        WithSerialNumber(request, serialNumber => request.Tenant.RemoveHardwareToken(serialNumber) ? EmulatedResponse.Empty : NotFound(serialNumber));

    private static EmulatedResponse ChangeOwn(EmulatedRequest request, Func<EmulatedHardwareToken, EmulatedHardwareToken> change, Action<Utf8JsonWriter, EmulatedHardwareToken> describe) =>
        Change(request, token => RefuseOfOthers(request, token), change, describe);

    private static EmulatedResponse Change(
        EmulatedRequest request,
        Func<EmulatedHardwareToken, EmulatedResponse?> refuse,
        Func<EmulatedHardwareToken, EmulatedHardwareToken> change,
        Action<Utf8JsonWriter, EmulatedHardwareToken> describe)
    {
        if (request.User is null)
            return EmulatedResponse.NotFound(request.UserWords);
        return WithSerialNumber(request, serialNumber =>
        {
            // The decision and the change are one step, so that no other request comes in between.
            EmulatedResponse? refusal = null;
            var token = request.Tenant.ChangeHardwareToken(serialNumber, t => (refusal = refuse(t)) is null ? change(t) : t);
            return token is null ? NotFound(serialNumber) : refusal ?? EmulatedResponse.Ok(body => describe(body, token));
        });
    }

    private static EmulatedResponse WithSerialNumber(EmulatedRequest request, Func<string, EmulatedResponse> act)
    {
        var serialNumber = request.Text("tokenSerialNumber");
        return string.IsNullOrEmpty(serialNumber) || serialNumber.Length > LongestSerialNumber
            ? EmulatedResponse.BadRequest("Invalid token serial number")
            : act(serialNumber);
    }

    private static EmulatedResponse? RefuseOfOthers(EmulatedRequest request, EmulatedHardwareToken token) =>
        token.UserId == request.UserId ? null : EmulatedResponse.Conflict("Hardware token is not assigned to the user");

    private static EmulatedResponse NotFound(string serialNumber) => EmulatedResponse.NotFound($"Hardware token {serialNumber}");

    private static bool IsName(string? name) => name is { Length: > 0 and <= LongestName };
}
