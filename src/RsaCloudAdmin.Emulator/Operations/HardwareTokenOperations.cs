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
        new(Operation.EnableToken, "PATCH", "v1/users/{}/sidTokens/enable", Enable) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.DisableToken, "PATCH", "v1/users/{}/sidTokens/disable", Disable) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.AssignToken, "PATCH", "v1/users/{}/sidTokens/assign", Assign) { Required = ["tokenSerialNumber"], Optional = ["tokenName"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.UnassignToken, "PATCH", "v1/users/{}/sidTokens/unassign", Unassign) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.RenameToken, "PATCH", "v1/users/{}/sidTokens/updateName", Rename) { Required = ["tokenSerialNumber", "updatedName"], Scope = OAuthScopes.HardwareTokenManage },
        new(Operation.LookUpToken, "POST", "v1/sidTokens/lookup", LookUp) { Required = ["tokenSerialNumber"], Scope = OAuthScopes.HardwareTokenRead },
        new(Operation.DeleteToken, "DELETE", "v1/sidTokens/delete", Delete) { Required = ["tokenSerialNumber"], SuperAdminOnly = true, Scope = OAuthScopes.HardwareTokenDelete },
    ];

    private static EmulatedResponse Enable(EmulatedRequest request) => SetEnabled(request, enabled: true);

    private static EmulatedResponse Disable(EmulatedRequest request) => SetEnabled(request, enabled: false);

    private static EmulatedResponse Assign(EmulatedRequest request) => WithUserAndToken(request, (user, token) =>
    {
        var name = request.Has("tokenName") ? request.Text("tokenName") : token.SerialNumber;
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
            return EmulatedResponse.BadRequest("Invalid token name");
        if (token.UserId is { } owner)
            return EmulatedResponse.Conflict(owner == user.Id ? "Hardware token is already assigned to the user" : "Hardware token is assigned to another user");
        if (!user.IsEnabled)
            return EmulatedResponse.Conflict("User is disabled");
        if (request.Tenant.HardwareTokens.Count(t => t.UserId == user.Id) >= MostOfUser)
            return EmulatedResponse.Conflict("User has the maximum number of hardware tokens");
        // Assigning does not set the PIN, which the user does, and does not enable the token, which needs another request.
        var assigned = request.Tenant.ChangeHardwareToken(token.SerialNumber, t => t with
        {
            UserId = user.Id,
            Name = name,
            HasPin = false,
            AssignedBy = request.AccessId,
            AssignedAt = request.Clock.GetUtcNow(),
        })!;
        return EmulatedResponse.Ok(body =>
        {
            body.WriteString("userId", user.Id);
            body.WriteString("tokenSerialNumber", assigned.SerialNumber);
            body.WriteString("tokenState", assigned.State);
            body.WriteString("name", assigned.Name);
            Write(body, "assignedAt", assigned.AssignedAt);
            Write(body, "assignedBy", assigned.AssignedBy);
        });
    });

    private static EmulatedResponse Unassign(EmulatedRequest request) => WithUserAndToken(request, (user, token) =>
    {
        if (token.UserId != user.Id)
            return NotAssigned;
        var free = request.Tenant.ChangeHardwareToken(token.SerialNumber, t => new EmulatedHardwareToken(t.SerialNumber) { Expires = t.Expires, Enablings = t.Enablings })!;
        return EmulatedResponse.Ok(body =>
        {
            body.WriteString("tokenSerialNumber", free.SerialNumber);
            body.WriteString("tokenState", free.State);
        });
    });

    private static EmulatedResponse Rename(EmulatedRequest request) => WithUserAndToken(request, (user, token) =>
    {
        var name = request.Text("updatedName");
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
            return EmulatedResponse.BadRequest("Invalid token name");
        if (token.UserId != user.Id)
            return NotAssigned;
        var renamed = request.Tenant.ChangeHardwareToken(token.SerialNumber, t => t with { Name = name })!;
        return EmulatedResponse.Ok(body =>
        {
            body.WriteString("tokenSerialNumber", renamed.SerialNumber);
            body.WriteString("name", renamed.Name);
            body.WriteString("userId", user.Id);
        });
    });

    private static EmulatedResponse LookUp(EmulatedRequest request) => WithToken(request, token => EmulatedResponse.Ok(body =>
    {
        body.WriteString("deviceType", "SID700");
        // As in RSA's example, an unassigned token is shown as enabled.
        body.WriteString("tokenStatus", token.IsEnabled || token.UserId is null ? "Enabled" : "Disabled");
        Write(body, "assignedBy", token.AssignedBy);
        Write(body, "registeredDate", token.HasPin ? token.AssignedAt : null);
        Write(body, "assignedAt", token.AssignedAt);
        Write(body, "tokenStatusChangedAt", token.ChangedAt);
        Write(body, "userId", token.UserId?.ToString());
        Write(body, "expiryDate", token.Expires);
        body.WriteString("tokenSerialNumber", token.SerialNumber);
        body.WriteBoolean("pinSet", token.HasPin);
        body.WriteString("name", token.Name);
        body.WriteString("id", token.Id);
        body.WriteString("tokenState", token.State);
        Write(body, "tokenStatusReason", (string?)null);
        Write(body, "tokenStatusChangedBy", token.ChangedBy);
    }));

    private static EmulatedResponse Delete(EmulatedRequest request) => WithToken(request, token =>
    {
        request.Tenant.RemoveHardwareToken(token.SerialNumber);
        return EmulatedResponse.Empty;
    });

    private static EmulatedResponse NotAssigned { get; } = EmulatedResponse.Conflict("Hardware token is not assigned to the user");

    private static EmulatedResponse SetEnabled(EmulatedRequest request, bool enabled) => WithUserAndToken(request, (user, token) =>
        token.UserId != user.Id
            ? NotAssigned
            : Described(request.Tenant.ChangeHardwareToken(token.SerialNumber, t => t with
            {
                IsEnabled = enabled,
                Enablings = t.Enablings + (enabled ? 1 : 0),
                ChangedBy = request.AccessId,
                ChangedAt = request.Clock.GetUtcNow(),
            })!));

    private static EmulatedResponse WithUserAndToken(EmulatedRequest request, Func<EmulatedUser, EmulatedHardwareToken, EmulatedResponse> act) =>
        request.User is { } user ? WithToken(request, token => act(user, token)) : EmulatedResponse.NotFound(request.UserWords);

    private static EmulatedResponse WithToken(EmulatedRequest request, Func<EmulatedHardwareToken, EmulatedResponse> act)
    {
        var serial = request.Text("tokenSerialNumber");
        if (string.IsNullOrEmpty(serial) || serial.Length > LongestSerialNumber)
            return EmulatedResponse.BadRequest("Invalid token serial number");
        return request.Tenant.FindHardwareToken(serial) is { } token ? act(token) : EmulatedResponse.NotFound($"Hardware token {serial}");
    }

    private static EmulatedResponse Described(EmulatedHardwareToken token) => EmulatedResponse.Ok(body =>
    {
        if (token.UserId is { } userId)
            body.WriteString("userId", userId);
        body.WriteString("tokenSerialNumber", token.SerialNumber);
        body.WriteString("tokenStatus", token.IsEnabled ? "Enabled" : "Disabled");
        if (token.ChangedBy is { } by)
            body.WriteString("tokenStatusChangedBy", by);
        if (token.ChangedAt is { } at)
            body.WriteString("tokenStatusChangedAt", EmulatedResponse.Date(at));
    });

    private static void Write(Utf8JsonWriter body, string name, DateTimeOffset? date) => Write(body, name, date is { } at ? EmulatedResponse.Date(at) : null);

    private static void Write(Utf8JsonWriter body, string name, string? text)
    {
        if (text is null)
            body.WriteNull(name);
        else
            body.WriteString(name, text);
    }
}
