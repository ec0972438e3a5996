using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Handles requests that control the emulator itself, under /emulator/: users, faults, reset and stop.</summary>
internal sealed class ControlHandler(ServiceState service, Func<Task> requestStop)
{
    private static readonly Dictionary<string, string> Methods = new() { ["/users"] = "GET", ["/faults"] = "GET, PUT", ["/devices"] = "POST", ["/reset"] = "POST", ["/stop"] = "POST" };

    public async Task HandleAsync(HttpContext http, PathString path)
    {
        if (IsFromElsewhere(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        switch (http.Request.Method, path.Value)
        {
            case ("GET", "/users"):
                await SendAsync(http, "application/json", Users()).ConfigureAwait(false);
                break;
            case ("GET", "/faults"):
                await SendAsync(http, "text/plain; charset=utf-8", Text(FaultText.Write(service.Faults.All))).ConfigureAwait(false);
                break;
            case ("PUT", "/faults"):
                await PlanAsync(http).ConfigureAwait(false);
                break;
            case ("POST", "/devices"):
                http.Response.StatusCode = AddDevice(http.Request.Query);
                break;
            case ("POST", "/reset"):
                service.Tenant.Reset();
                service.Requests.Clear();
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case ("POST", "/stop"):
                // The response is sent first.
                http.Response.Headers.Connection = "close";
                http.Response.OnCompleted(requestStop);
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case (_, { } known) when Methods.TryGetValue(known, out var allowed):
                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                http.Response.Headers.Allow = allowed;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    // No token is required here, so web pages in a browser on this computer must be kept out: those of another origin, and
    // those whose own host name points to 127.0.0.1.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        || !(request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address)));

    private byte[] Users() => EmulatedResponse.Json(body =>
    {
        body.WriteObjects("users", service.Tenant.Users, user =>
        {
            body.WriteString("id", user.Id);
            body.WriteString("emailAddress", user.EmailAddress);
            body.WriteBoolean("isTokenLocked", user.IsTokenLocked);
            body.WriteBoolean("isSmsLocked", user.IsSmsLocked);
            body.WriteBoolean("isVoiceLocked", user.IsVoiceLocked);
            body.WriteBoolean("hasEmergencyTokencode", user.Tokencode is not null);
            body.WriteNumber("emergencyTokencodesIssued", user.TokencodesIssued);
        });
    });

    // No API registers a device: the user does it, in the app.
    private int AddDevice(IQueryCollection query)
    {
        var id = Guid.NewGuid();
        if (query.TryGetValue("id", out var given) && !Guid.TryParseExact(given, "D", out id))
            return StatusCodes.Status400BadRequest;
        return service.Tenant.FindByEmail($"{query["user"]}") is { } user && service.Tenant.AddDevice(user.Id, id) is not null
            ? StatusCodes.Status204NoContent
            : StatusCodes.Status404NotFound;
    }

    private async Task PlanAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        try
        {
            var faults = FaultText.Parse(await reader.ReadToEndAsync(http.RequestAborted).ConfigureAwait(false));
            service.Faults.Clear();
            service.Faults.Add(faults);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (FormatException e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await SendAsync(http, "text/plain; charset=utf-8", Text(e.Message)).ConfigureAwait(false);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task SendAsync(HttpContext http, string contentType, byte[] body)
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
