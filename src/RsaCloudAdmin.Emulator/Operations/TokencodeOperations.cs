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
        new(Operation.EnableTokencode, "PUT", "v1/users/{}/emergencyTokencode", EnableForDays) { Required = ["expirationDays"], Scope = OAuthScopes.EmergencyManage },
        new(Operation.EnableTokencode, "PUT", "v2/users/{}/emergencyTokencode", EnableForTime) { Optional = ["oneTimeUse", "expiryUnit", "expiryValue"], Scope = OAuthScopes.EmergencyManage },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{}/emergencyTokencode/{}", Disable) { Scope = OAuthScopes.EmergencyManage },
        new(Operation.DisableTokencode, "DELETE", "v1/users/{}/emergencyTokencodes", DisableAny) { Scope = OAuthScopes.EmergencyManage },
    ];

    private static EmulatedResponse EnableForDays(EmulatedRequest request)
    {
        // RSA's example sends the number as a string.
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
        if (request.User is not { } user)
            return EmulatedResponse.NotFound(request.UserWords);
        if (user.Tokencode is not { } code || !code.Id.ToString().Equals(request.Arguments[1], StringComparison.OrdinalIgnoreCase))
            return EmulatedResponse.NotFound($"Emergency Tokencode {request.Arguments[1]}");
        return Remove(request, user);
    }

    /// <summary>The older path, without the id of the tokencode.</summary>
    private static EmulatedResponse DisableAny(EmulatedRequest request) =>
        request.User is { } user ? Remove(request, user) : EmulatedResponse.NotFound(request.UserWords);

    private static EmulatedResponse Remove(EmulatedRequest request, EmulatedUser user)
    {
        request.Tenant.Change(user.Id, u => u with { Tokencode = null });
        return EmulatedResponse.Empty;
    }

    private static EmulatedResponse Issue(EmulatedRequest request, TimeSpan life, bool oneTimeUse, Action<Utf8JsonWriter, EmulatedTokencode> more)
    {
        if (request.User is not { } user)
            return EmulatedResponse.NotFound(request.UserWords);
        if (!user.IsEnabled)
            return EmulatedResponse.BadRequest("User is disabled");

        var now = request.Clock.GetUtcNow();
        var digits = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var code = new EmulatedTokencode(Guid.NewGuid(), digits, now + life, now + LongestLife, oneTimeUse);
        request.Tenant.Change(user.Id, u => u with { Tokencode = code, OfflineAccessUntil = code.OfflineExpires, TokencodesIssued = u.TokencodesIssued + 1 });
        return EmulatedResponse.Ok(body =>
        {
            body.WriteString("emergencyTokencodeId", code.Id);
            body.WriteString("emergencyTokencode", code.Code);
            body.WriteString("expirationDate", EmulatedResponse.Date(code.Expires));
            body.WriteString("offlineExpirationDate", EmulatedResponse.Date(code.OfflineExpires));
            more(body, code);
        });
    }
}
