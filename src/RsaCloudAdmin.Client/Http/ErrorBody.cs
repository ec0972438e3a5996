using RsaCloudAdmin.Client.Json;


namespace RsaCloudAdmin.Client.Http;

/// <summary>What the service says of an error, in either of its two shapes.</summary>
/// <remarks>
/// Its application answers <c>{"code": "404 NOT_FOUND", "description": "…"}</c>, the framework before it
/// <c>{"timestamp": …, "status": 403, "error": "Forbidden", "message": "…", "path": "…"}</c>.
/// </remarks>
internal readonly record struct ErrorBody(string? Code, string? Message)
{
    /// <summary>Whether the framework says that there is nothing at this address, and not the application that it knows no such user.</summary>
    public bool KnowsNoAddress { get; private init; }

    public static ErrorBody Read(ServiceResponse answer)
    {
        if (JsonFields.TryRead(answer.Body) is not { } fields)
            return default;
        if (fields.Text("description") is { } description)
            return new(fields.Text("code"), description);
        var error = fields.Text("error");
        return new(
            fields.Text("code") ?? (error is null ? null : $"{(int)answer.Status} {error}"),
            fields.Text("message") ?? fields.Text("error_description"))
        {
            KnowsNoAddress = fields.Text("code") is null && error == "Not Found" && fields.Text("path") is not null,
        };
    }
}
