using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What a server may do with a request.</summary>
internal static class Acts
{
    public const string UserId = "f10d0514-7dd1-4a13-a30e-236d0e65b56a";
    public const string TokencodeId = "0aa3c6f2-1111-4222-8333-444455556666";
    public const string Tokencode = "83927461";

    public static Act Found { get; } = Json(200, $$"""{"id": "{{UserId}}", "emailAddress": "alice@example.com", "emergencyTokencodeId": "{{TokencodeId}}"}""");

    /// <summary>Unlocks whomever the request names.</summary>
    public static Act Unlocked { get; } = (request, connection) => Json(200, Locks(token: false, PartOf(request, after: "users")))(request, connection);

    public static Act Issued { get; } = Json(200, $$"""{"emergencyTokencodeId": "{{TokencodeId}}", "emergencyTokencode": "{{Tokencode}}", "expirationDate": "2026-09-06T15:34:44.000Z"}""");

    /// <summary>Does with a hardware token what the request asks for.</summary>
    public static Act TokenSet { get; } = (request, connection) => Json(200, JsonSerializer.Serialize(new
    {
        userId = PartOf(request, after: "users"),
        tokenSerialNumber = request.Json.GetProperty("tokenSerialNumber").GetString(),
        tokenStatus = PartOf(request, after: "sidTokens") == "enable" ? "Enabled" : "Disabled",
    }))(request, connection);

    public static Act Empty { get; } = Raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    public static Act NotFound { get; } = Json(404, """{"code": "404 NOT_FOUND", "description": "not found"}""");

    /// <summary>Takes the request and never answers.</summary>
    public static Act Silence { get; } = (_, connection) => Task.Delay(Timeout.Infinite, connection.Stopping);

    public static Act Close { get; } = (_, connection) =>
    {
        connection.Close();
        return Task.CompletedTask;
    };

    public static Act Reset { get; } = (_, connection) =>
    {
        connection.Reset();
        return Task.CompletedTask;
    };

    public static string Locks(bool token, string userId = UserId) => JsonSerializer.Serialize(new { userId, isTokenLocked = token, isSmsLocked = false, isVoiceLocked = false });

    public static Act Json(int status, string body, params string[] headers)
    {
        var lines = string.Concat(headers.Select(h => $"{h}\r\n"));
        return Raw($"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{lines}\r\n{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body))}");
    }

    public static Act Framework(int status, string message, params string[] headers) =>
        Json(status, $$"""{"timestamp": 0, "status": {{status}}, "error": "Forbidden", "message": "{{message}}", "path": "/AdminInterface/restapi/v1"}""", headers);

    public static Act Raw(string answer) => (_, connection) => connection.WriteAsync(answer);

    public static Act Then(this Act first, Act second) => async (request, connection) =>
    {
        await first(request, connection);
        await second(request, connection);
    };

    private static string PartOf(RawRequest request, string after)
    {
        var parts = request.Target.Split('/');
        return Uri.UnescapeDataString(parts[Array.IndexOf(parts, after) + 1]);
    }
}
