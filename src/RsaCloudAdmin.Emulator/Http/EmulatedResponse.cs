using System.Text.Json;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>A response before it is sent.</summary>
internal sealed record EmulatedResponse(int Status, byte[] Body, string ContentType = "application/json")
{
    public TimeSpan? RetryAfter { get; init; }
    public bool RetryAfterAsDate { get; init; }
    public Uri? Location { get; init; }

    /// <summary>Whether the body refuses the request, although the status is a success.</summary>
    public bool IsRefusal { get; init; }

    public static EmulatedResponse Ok(Action<Utf8JsonWriter> fields) => new(200, Json(fields));

    /// <summary>Returns a list of objects, without an object around it.</summary>
    public static EmulatedResponse OkList(IEnumerable<Action<Utf8JsonWriter>> items) => new(200, Written(body => body.WriteObjects(items, fields => fields(body))));

    public static EmulatedResponse Empty { get; } = new(200, []);

    /// <summary>Returns an error of the application: a code and a description.</summary>
    public static EmulatedResponse Error(int status, string name, string description) => new(status, Json(body =>
    {
        body.WriteString("code", $"{status} {name}");
        body.WriteString("description", description);
    }));

    public static EmulatedResponse BadRequest(string description) => Error(400, "BAD_REQUEST", description);

    public static EmulatedResponse NotFound(string what) => Error(404, "NOT_FOUND", $"{what} not found");

    public static EmulatedResponse Conflict(string description) => Error(409, "CONFLICT", description);

    public static EmulatedResponse InternalError { get; } = Error(500, "INTERNAL_SERVER_ERROR", "An internal error occurred.");

    public static EmulatedResponse TooManyRequests(string path, DateTimeOffset now) => FrameworkError(429, "Too Many Requests", "Too many requests", path, now);

    /// <summary>Returns an error of the framework in front of the application.</summary>
    public static EmulatedResponse FrameworkError(int status, string error, string message, string path, DateTimeOffset now) => new(status, Json(body =>
    {
        body.WriteNumber("timestamp", now.ToUnixTimeMilliseconds());
        body.WriteNumber("status", status);
        body.WriteString("error", error);
        body.WriteString("message", message);
        body.WriteString("path", path);
    }));

    public static EmulatedResponse Page(int status, string title) =>
        new(status, System.Text.Encoding.UTF8.GetBytes($"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"), "text/html");

    public static byte[] Json(Action<Utf8JsonWriter> fields) => Written(body =>
    {
        body.WriteStartObject();
        fields(body);
        body.WriteEndObject();
    });

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            write(writer);
        return stream.ToArray();
    }
}
