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

    public static ErrorBody Read(ServiceResponse response)
    {
        if (JsonBody.TryRead(response.Body, ServiceJson.Default.ErrorResponse) is not { } body)
            return default;
        if (body.Description is { } description)
            return new(body.Code, description);
        return new(body.Code ?? (body.Error is { } error ? $"{(int)response.Status} {error}" : null), body.Message ?? body.ErrorDescription)
        {
            KnowsNoAddress = body is { Code: null, Error: "Not Found", Path: not null },
        };
    }
}
