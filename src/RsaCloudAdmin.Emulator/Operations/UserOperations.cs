using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration User Details API", "User Status API" and "Unlock User Tokencodes API".</summary>
internal static class UserOperations
{
    private const int LargestPage = 25;

    public static Route[] Routes { get; } =
    [
        new(Operation.LookUp, "POST", "v1/users/lookup", LookUp) { OneOf = ["email", "username"], Optional = ["searchUnsynched"], Scope = OAuthScopes.UserRead },
        new(Operation.Search, "POST", "v2/users/search", Search) { Required = ["emailLike"], Scope = OAuthScopes.UserRead },
        new(Operation.SetUserStatus, "PUT", "v1/users/{}/userStatus", SetStatus) { Required = ["userStatus"], Scope = OAuthScopes.UserManage },
        new(Operation.Unlock, "PATCH", "v1/users/{}/methods", Unlock) { Required = ["unlockMethods"], Scope = OAuthScopes.FactorManage },
    ];

    private static EmulatedResponse LookUp(EmulatedRequest request)
    {
        var byEmail = request.Has("email");
        var name = request.Text(byEmail ? "email" : "username");
        if (string.IsNullOrWhiteSpace(name))
            return EmulatedResponse.BadRequest("Invalid request body");
        var user = byEmail ? request.Tenant.FindByEmail(name) : request.Tenant.FindByUserName(name);
        if (user is { IsSynched: false } && request.Flag("searchUnsynched") == true)
            user = request.Tenant.Change(user.Id, u => u with { IsSynched = true });
        return user is { IsSynched: true } ? EmulatedResponse.Ok(body => Describe(body, user, request.Clock.GetUtcNow())) : EmulatedResponse.NotFound($"User {name}");
    }

    private static EmulatedResponse Search(EmulatedRequest request)
    {
        var part = request.Text("emailLike");
        if (string.IsNullOrWhiteSpace(part) || request.Number("pageSize", 1, LargestPage, LargestPage) is not { } size || request.Number("pageNumber", 0, int.MaxValue, 0) is not { } page)
            return EmulatedResponse.BadRequest("Invalid request");
        var found = request.Tenant.Users
            .Where(user => user.IsSynched && user.EmailAddress.Contains(part, StringComparison.OrdinalIgnoreCase))
            .OrderBy(user => user.EmailAddress, StringComparer.OrdinalIgnoreCase).ToList();
        return EmulatedResponse.Ok(body =>
        {
            body.WriteNumber("totalPages", (found.Count + size - 1) / size);
            body.WriteNumber("totalElements", found.Count);
            body.WriteStartArray("elements");
            foreach (var user in found.Skip((int)Math.Min((long)page * size, int.MaxValue)).Take(size))
            {
                body.WriteStartObject();
                Describe(body, user, request.Clock.GetUtcNow());
                body.WriteEndObject();
            }

            body.WriteEndArray();
        });
    }

    private static EmulatedResponse SetStatus(EmulatedRequest request)
    {
        var status = request.Text("userStatus");
        if (status is not ("Enabled" or "Disabled"))
            return EmulatedResponse.BadRequest("Invalid user status");
        if (request.User is not { } user)
            return EmulatedResponse.NotFound(request.UserWords);
        request.Tenant.Change(user.Id, u => u with { IsEnabled = status == "Enabled" });
        return EmulatedResponse.Ok(body =>
        {
            body.WriteString("id", user.Id);
            body.WriteString("userStatus", status);
        });
    }

    private static EmulatedResponse Unlock(EmulatedRequest request)
    {
        if (request.UserId is not { } id)
            return EmulatedResponse.BadRequest("Invalid User ID");
        var list = request.Body.GetProperty("unlockMethods");
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0
            || list.EnumerateArray().Any(m => m.ValueKind != JsonValueKind.String || m.GetString() is not ("TOKEN" or "SMS" or "VOICE")))
            return EmulatedResponse.BadRequest("Invalid request body");

        var methods = list.EnumerateArray().Select(m => m.GetString()).ToHashSet();
        var user = request.Tenant.Change(id, u => u with
        {
            IsTokenLocked = u.IsTokenLocked && !methods.Contains("TOKEN"),
            IsSmsLocked = u.IsSmsLocked && !methods.Contains("SMS"),
            IsVoiceLocked = u.IsVoiceLocked && !methods.Contains("VOICE"),
            Unlockings = u.Unlockings + 1,
        });
        return user is null ? EmulatedResponse.NotFound(request.UserWords) : MethodStatus(200, user);
    }

    public static EmulatedResponse MethodStatus(int status, EmulatedUser user) => new(status, EmulatedResponse.Json(body =>
    {
        body.WriteString("userId", user.Id);
        body.WriteBoolean("isTokenLocked", user.IsTokenLocked);
        body.WriteBoolean("isSmsLocked", user.IsSmsLocked);
        body.WriteBoolean("isVoiceLocked", user.IsVoiceLocked);
    }));

    private static void Describe(Utf8JsonWriter body, EmulatedUser user, DateTimeOffset now)
    {
        var online = user.Tokencode is { } code && code.Expires > now ? code : null;
        var offlineUntil = user.OfflineAccessUntil > now ? user.OfflineAccessUntil : null;
        body.WriteString("id", user.Id);
        body.WriteString("emailAddress", user.EmailAddress);
        body.WriteString("firstName", user.FirstName);
        body.WriteString("lastName", user.LastName);
        body.WriteString("creationDate", EmulatedResponse.Date(user.Created));
        body.WriteString("identitySource", "Example Directory");
        body.WriteString("userStatus", user.IsEnabled ? "Enabled" : "Disabled");
        body.WriteBoolean("highRiskUser", user.IsHighRisk);
        body.WriteBoolean("markDeleted", user.MarkedDeletedAt is not null);
        WriteDateOrNull(body, "markDeletedAt", user.MarkedDeletedAt);
        body.WriteNull("markDeletedBy");
        body.WriteBoolean("isTokenLocked", user.IsTokenLocked);
        body.WriteBoolean("isSmsLocked", user.IsSmsLocked);
        body.WriteBoolean("isVoiceLocked", user.IsVoiceLocked);
        body.WriteBoolean("isFingerprintLocked", false);
        body.WriteBoolean("isApproveLocked", false);
        body.WriteString("lastSyncTime", EmulatedResponse.Date(user.Created));
        body.WriteString("emergencyAccessStatus", online is null ? "Disabled" : "Enabled");
        WriteTextOrNull(body, "emergencyTokencodeId", online?.Id.ToString());
        WriteDateOrNull(body, "emergencyTokencodeExpiration", online?.Expires);
        body.WriteNull("emergencyTokencodeLastUse");
        WriteDateOrNull(body, "offlineEmergencyTokencodeExpiration", offlineUntil);
        body.WriteString("offlineEmergencyAccessStatus", offlineUntil is null ? "Disabled" : "Enabled");
        body.WriteString("monthLastAuthenticated", "Jun 2025");
        body.WriteString("principalUsername", user.UserName);
        body.WriteString("alternateUsername", string.Empty);
        body.WriteString("primaryUniqueIdentifier", user.Id);
    }

    private static void WriteDateOrNull(Utf8JsonWriter body, string name, DateTimeOffset? date) =>
        WriteTextOrNull(body, name, date is { } at ? EmulatedResponse.Date(at) : null);

    private static void WriteTextOrNull(Utf8JsonWriter body, string name, string? text)
    {
        if (text is null)
            body.WriteNull(name);
        else
            body.WriteString(name, text);
    }
}
