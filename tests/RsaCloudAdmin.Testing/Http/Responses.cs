using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Testing.Http;

/// <summary>Handlers for the script of a <see cref="ScriptedServer"/>.</summary>
public static class Responses
{
    public const string UserId = "f10d0514-7dd1-4a13-a30e-236d0e65b56a";
    public const string TokencodeId = "0aa3c6f2-1111-4222-8333-444455556666";
    public const string Tokencode = "83927461";

    public static RequestHandler Found { get; } = Json(200, $$"""{"id": "{{UserId}}", "emailAddress": "alice@example.com", "emergencyTokencodeId": "{{TokencodeId}}"}""");

    /// <summary>Unlocks the user named in the request.</summary>
    public static RequestHandler Unlocked { get; } = (request, connection) => Json(200, Locks(token: false, PartOf(request, after: "users")))(request, connection);

    public static RequestHandler Issued { get; } = Json(200, $$"""{"emergencyTokencodeId": "{{TokencodeId}}", "emergencyTokencode": "{{Tokencode}}", "expirationDate": "2026-09-06T15:34:44.000Z"}""");

    /// <summary>Enables or disables the hardware token as requested.</summary>
    public static RequestHandler TokenSet { get; } = (request, connection) => Json(200, JsonSerializer.Serialize(new
    {
        userId = PartOf(request, after: "users"),
        tokenSerialNumber = request.Json.GetProperty("tokenSerialNumber").GetString(),
        tokenStatus = PartOf(request, after: "sidTokens") == "enable" ? "Enabled" : "Disabled",
    }))(request, connection);

    public static RequestHandler Empty { get; } = Raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    public static RequestHandler NotFound { get; } = Json(404, """{"code": "404 NOT_FOUND", "description": "not found"}""");

    public static RequestHandler ProxyAuthenticationRequired { get; } = Raw("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");

    /// <summary>Sends no response and keeps the connection open.</summary>
    public static RequestHandler Silence { get; } = (_, connection) => Task.Delay(Timeout.Infinite, connection.Stopping);

    public static RequestHandler Close { get; } = (_, connection) =>
    {
        connection.Close();
        return Task.CompletedTask;
    };

    public static RequestHandler Reset { get; } = (_, connection) =>
    {
        connection.Reset();
        return Task.CompletedTask;
    };

    public static string Locks(bool token, string userId = UserId) => JsonSerializer.Serialize(new { userId, isTokenLocked = token, isSmsLocked = false, isVoiceLocked = false });

    public static RequestHandler Json(int status, string body, params string[] headers) => Content(status, "application/json", body, headers);

    /// <summary>Sends a web page, as a captive portal or a proxy does in place of the service.</summary>
    public static RequestHandler Html(int status, params string[] headers) => Content(status, "text/html", "<html>Sign in, guest</html>", headers);

    public static RequestHandler Framework(int status, string message, params string[] headers) =>
        Json(status, $$"""{"timestamp": 0, "status": {{status}}, "error": "Forbidden", "message": "{{message}}", "path": "/AdminInterface/restapi/v1"}""", headers);

    public static RequestHandler Raw(string response) => (_, connection) => connection.WriteAsync(response);

    public static RequestHandler Raw(string head, byte[] body) => Raw(head).Then((_, connection) => connection.WriteAsync(body));

    /// <summary>Sends the start, and then repeats the same part, with a pause after each, until the connection ends.</summary>
    public static RequestHandler Endless(string start, string part, Action? onSent = null, int pauseMilliseconds = 0) => async (_, connection) =>
    {
        await connection.WriteAsync(start);
        while (true)
        {
            await connection.WriteAsync(part);
            onSent?.Invoke();
            await Task.Delay(pauseMilliseconds, connection.Stopping);
        }
    };

    public static RequestHandler Then(this RequestHandler first, RequestHandler second) => async (request, connection) =>
    {
        await first(request, connection);
        await second(request, connection);
    };

    public static RequestHandler Content(int status, string type, string body, params string[] headers)
    {
        var lines = string.Concat(headers.Select(header => $"{header}\r\n"));
        return Raw($"HTTP/1.1 {status} Status\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{lines}\r\n{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body))}");
    }

    private static string PartOf(RecordedRequest request, string after)
    {
        var parts = request.Target.Split('/');
        return Uri.UnescapeDataString(parts[Array.IndexOf(parts, after) + 1]);
    }
}
