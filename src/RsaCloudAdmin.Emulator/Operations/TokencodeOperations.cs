using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration Enable Emergency Tokencode API", versions 1 and 2, and "Disable Emergency Tokencode API".</summary>
internal static class TokencodeOperations
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    public static Route[] Routes { get; } =
    [
        new(Operation.EnableTokencode, "PUT", "v1/users/{userId}/emergencyTokencode", EnableForDays)
        {
            Required = ["expirationDays"],
            // RSA's example sends the number as a string. Guess: a number is accepted too.
            Types = new() { ["expirationDays"] = [JsonValueKind.String, JsonValueKind.Number] },
            Scope = OAuthScopes.EmergencyManage,
        },
        new(Operation.EnableTokencode, "PUT", "v2/users/{userId}/emergencyTokencode", EnableForTime)
        {
            Optional = ["oneTimeUse", "expiryUnit", "expiryValue"],
            // Guess: the type of expiryValue. A public client sends a number.
            Types = new() { ["oneTimeUse"] = [JsonValueKind.True, JsonValueKind.False], ["expiryValue"] = [JsonValueKind.Number] },
            Scope = OAuthScopes.EmergencyManage,
        },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{userId}/emergencyTokencode/{emergencyTokencodeId}", Disable) { Scope = OAuthScopes.EmergencyManage },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{userId}/emergencyTokencodes", DisableAny) { Scope = OAuthScopes.EmergencyManage },
    ];

    private static EmulatedResponse EnableForDays(EmulatedRequest request)
    {
        if (!int.TryParse(request.Text("expirationDays"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 7)
            return EmulatedResponse.BadRequest("Invalid expiration date");
        return Issue(request, TimeSpan.FromDays(days), oneTimeUse: false, (_, _) => { });
    }

    private static EmulatedResponse EnableForTime(EmulatedRequest request)
    {
        if (request.Has("expiryUnit") != request.Has("expiryValue"))
            return EmulatedResponse.BadRequest("expiryUnit and expiryValue must be specified together");
        var unit = request.Text("expiryUnit") ?? "days";
        if (!int.TryParse(request.Text("expiryValue") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > LongestLife.TotalMinutes)
            return EmulatedResponse.BadRequest("Invalid expiration date");
        var life = unit switch
        {
            "days" => TimeSpan.FromDays(value),
            "hours" => TimeSpan.FromHours(value),
            "minutes" => TimeSpan.FromMinutes(value),
            _ => TimeSpan.Zero,
        };
        if (life <= TimeSpan.Zero || life > LongestLife)
            return EmulatedResponse.BadRequest("Invalid expiration date");
        return Issue(request, life, request.Flag("oneTimeUse") ?? request.Tenant.IssuesForOneUse, (body, code) =>
        {
            body.WriteStartObject("configurationsUsed");
            body.WriteNumber("expiryValue", value);
            body.WriteString("expiryUnit", unit);
            body.WriteBoolean("oneTimeUse", code.OneTimeUse);
            body.WriteEndObject();
            body.WriteBoolean("configurationsLocked", false);
        });
    }

    private static EmulatedResponse Disable(EmulatedRequest request)
    {
        var id = request.Arguments[1];
        return request.ChangeUser(
            user => user.Tokencode is { } code && code.Id.ToString().Equals(id, StringComparison.OrdinalIgnoreCase) ? null : EmulatedResponse.NotFound($"Emergency Tokencode {id}"),
            user => user with { Tokencode = null },
            _ => EmulatedResponse.Empty);
    }

    /// <summary>The older path, without the id of the tokencode.</summary>
    private static EmulatedResponse DisableAny(EmulatedRequest request) =>
        request.ChangeUser(user => user with { Tokencode = null }, _ => EmulatedResponse.Empty);

    private static EmulatedResponse Issue(EmulatedRequest request, TimeSpan life, bool oneTimeUse, Action<Utf8JsonWriter, EmulatedTokencode> more)
    {
        var now = request.Clock.GetUtcNow();
        var digits = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var code = new EmulatedTokencode(Guid.NewGuid(), digits, now + life, now + LongestLife, oneTimeUse);
        return request.ChangeUser(
            user => user.IsEnabled ? null : EmulatedResponse.BadRequest("User is disabled"),
            user => user with { Tokencode = code, OfflineAccessUntil = code.OfflineExpires, TokencodesIssued = user.TokencodesIssued + 1 },
            _ => EmulatedResponse.Ok(body =>
            {
                body.WriteString("emergencyTokencodeId", code.Id);
                body.WriteString("emergencyTokencode", code.Code);
                body.WriteDate("expirationDate", code.Expires);
                body.WriteDate("offlineExpirationDate", code.OfflineExpires);
                more(body, code);
            }));
    }
}
