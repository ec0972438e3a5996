using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration User Details API", "User Search API" and "Unlock User Tokencodes API".</summary>
internal static class UserOperations
{
    private const int LargestPage = 25;

    public static Route[] Routes { get; } =
    [
        new(Operation.LookUp, "POST", "v1/users/lookup", LookUp)
        {
            OneOf = ["email", "username"],
            Optional = ["searchUnsynched"],
            Types = new() { ["searchUnsynched"] = [JsonValueKind.True, JsonValueKind.False] },
            Scope = OAuthScopes.UserRead,
        },
        new(Operation.Search, "POST", "v2/users/search", Search) { Required = ["emailLike"], Scope = OAuthScopes.UserRead },
        new(Operation.Unlock, "PATCH", "v1/users/{userId}/methods", Unlock)
        {
            Required = ["unlockMethods"],
            Types = new() { ["unlockMethods"] = [JsonValueKind.Array] },
            Scope = OAuthScopes.FactorManage,
        },
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
        return user is { IsSynched: true } ? EmulatedResponse.Ok(body => Describe(body, user, request)) : EmulatedResponse.NotFound($"User {name}");
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
            body.WriteObjects("elements", found.Skip((int)Math.Min((long)page * size, int.MaxValue)).Take(size), user => Describe(body, user, request));
        });
    }

    private static EmulatedResponse Unlock(EmulatedRequest request)
    {
        var methods = request.Body.GetProperty("unlockMethods").EnumerateArray().Select(method => method.GetString()).ToHashSet();
        if (methods.Count == 0 || methods.Any(method => method is not ("TOKEN" or "SMS" or "VOICE")))
            return EmulatedResponse.BadRequest("Invalid request body");
        return request.ChangeUser(
            user => user with
            {
                IsTokenLocked = user.IsTokenLocked && !methods.Contains("TOKEN"),
                IsSmsLocked = user.IsSmsLocked && !methods.Contains("SMS"),
                IsVoiceLocked = user.IsVoiceLocked && !methods.Contains("VOICE"),
                Unlockings = user.Unlockings + 1,
            },
            user => MethodStatus(200, user));
    }

    public static EmulatedResponse MethodStatus(int status, EmulatedUser user) => new(status, EmulatedResponse.Json(body =>
    {
        body.WriteString("userId", user.Id);
        body.WriteBoolean("isTokenLocked", user.IsTokenLocked);
        body.WriteBoolean("isSmsLocked", user.IsSmsLocked);
        body.WriteBoolean("isVoiceLocked", user.IsVoiceLocked);
    }));

    public static void Describe(Utf8JsonWriter body, EmulatedUser user, EmulatedRequest request)
    {
        var now = request.Clock.GetUtcNow();
        var online = user.Tokencode is { } code && code.Expires > now ? code : null;
        var offlineUntil = user.OfflineAccessUntil > now ? user.OfflineAccessUntil : null;
        body.WriteString("id", user.Id);
        body.WriteString("emailAddress", user.EmailAddress);
        body.WriteString("firstName", user.FirstName);
        body.WriteString("lastName", user.LastName);
        body.WriteDate("creationDate", user.Created);
        body.WriteString("identitySource", "Example Directory");
        body.WriteString("userStatus", user.IsEnabled ? "Enabled" : "Disabled");
        body.WriteBoolean("highRiskUser", user.IsHighRisk);
        body.WriteBoolean("markDeleted", user.MarkedDeletedAt is not null);
        body.WriteDate("markDeletedAt", user.MarkedDeletedAt);
        body.WriteString("markDeletedBy", user.MarkedDeletedBy);
        body.WriteBoolean("isTokenLocked", user.IsTokenLocked);
        body.WriteBoolean("isSmsLocked", user.IsSmsLocked);
        body.WriteBoolean("isVoiceLocked", user.IsVoiceLocked);
        body.WriteBoolean("isFingerprintLocked", false);
        body.WriteBoolean("isApproveLocked", false);
        body.WriteDate("lastSyncTime", user.Synchronized ?? user.Created);
        body.WriteString("emergencyAccessStatus", online is null ? "Disabled" : "Enabled");
        body.WriteString("emergencyTokencodeId", online?.Id.ToString());
        body.WriteDate("emergencyTokencodeExpiration", online?.Expires);
        body.WriteNull("emergencyTokencodeLastUse");
        body.WriteDate("offlineEmergencyTokencodeExpiration", offlineUntil);
        body.WriteString("offlineEmergencyAccessStatus", offlineUntil is null ? "Disabled" : "Enabled");
        body.WriteString("monthLastAuthenticated", "Jun 2025");
        body.WriteString("principalUsername", user.UserName);
        body.WriteString("alternateUsername", string.Empty);
        body.WriteString("primaryUniqueIdentifier", user.Id);
        if (request.Tenant.OffersSms)
            body.WriteString("smsNumber", user.SmsNumber);
        if (request.Tenant.OffersVoice)
            body.WriteString("voiceNumber", user.VoiceNumber);
    }
}
