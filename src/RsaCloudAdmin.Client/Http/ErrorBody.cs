using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The service's description of an error, from either of its two formats.</summary>
/// <remarks>
/// The service's application sends <c>{"code": "404 NOT_FOUND", "description": "…"}</c>. The framework in front of it sends
/// <c>{"timestamp": …, "status": 403, "error": "Forbidden", "message": "…", "path": "…"}</c>.
/// </remarks>
internal readonly record struct ErrorBody(string? Code, string? Message)
{
    /// <summary>Whether the framework says that the address does not exist. False if the application found no such user.</summary>
    public bool KnowsNoAddress { get; private init; }

    /// <summary>
    /// Whether the application sent it. A gateway without a connection to the service also responds with 404, and knows nothing
    /// about what a request names.
    /// </summary>
    public bool IsOfService { get; private init; }

    public static ErrorBody Read(ServiceResponse response)
    {
        if (JsonBody.TryRead(response.Body, ErrorJson.Default.ErrorResponse) is not { } body)
            return default;
        if (body.Description is { } description)
            return new(body.Code, description) { IsOfService = body.Code is not null };
        return new(body.Code ?? (body.Error is { } error ? $"{(int)response.Status} {error}" : null), body.Message ?? body.ErrorDescription)
        {
            KnowsNoAddress = body is { Code: null, Error: "Not Found", Path: not null },
        };
    }
}
