using System.Net;
using System.Text;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Requests;

/// <summary>
/// Requests to any path of the API, with the connection's access token, send rate and retries. For errors, see
/// <see cref="CloudAdminClient"/>.
/// </summary>
public sealed class RequestsClient
{
    // A report is CSV.
    private const string Accept = "application/json, */*;q=0.5";

    private readonly ApiConnection _connection;
    private readonly ServiceAddress _address;

    internal RequestsClient(ApiConnection connection, ServiceAddress address) => (_connection, _address) = (connection, address);

    /// <summary>Returns the path and the query of a request below the API's base address, and sends nothing.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="RsaCloudAdminException">The request is invalid.</exception>
    public string PathOf(ApiRequest request) => MessageFor(request).Path;

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request. It is sent only to the connection's own service.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>
    /// The body of the response; null if it is empty. JSON objects are lists of pairs, arrays are lists, and numbers are of type
    /// long, decimal or double. A body that is not JSON, such as CSV, is a string. If the status is 207, the call gets a
    /// warning that items may have failed.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">
    /// The request is invalid, or it failed. The Reason is OutcomeUnknown if a request that may not be repeated may have been
    /// processed.
    /// </exception>
    public async Task<object?> SendAsync(ApiRequest request, CallContext? call = null)
    {
        call ??= new CallContext();
        foreach (var scope in request.Scopes)
            call.Need(scope);
        var message = MessageFor(request);
        var response = await _connection.SendAsync(message, call).ConfigureAwait(false);
        // If an earlier attempt has removed the thing, the retry reports that it does not exist.
        if (request.Method == RsaRequestMethod.Delete && response is { Status: HttpStatusCode.NotFound, FollowsAmbiguousAttempt: true } && ErrorBody.Read(response).IsOfService)
        {
            call.Warn($"The request to {message.Purpose} failed, and the retry reported that what it names does not exist. It is treated as removed.");
            return null;
        }

        if (!response.IsSuccess || response.IsPage)
            throw _connection.ErrorOf(message, response);
        if (response.Status == (HttpStatusCode)207)
            call.Warn($"The service reported 207 for the request to {message.Purpose}: some of the items may have failed. Read the result.");
        if (response.Body.Length == 0)
            return null;
        if (JsonValue.TryRead(response.Body, out var value))
            return value;
        return response.MediaType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0
            ? throw ServiceErrors.Unexpected(message, response, "the response is not valid JSON")
            : response.Text;
    }

    private ServiceRequest MessageFor(ApiRequest request)
    {
        var isGet = request.Method == RsaRequestMethod.Get;
        var method = $"{request.Method}".ToUpperInvariant();
        var path = RequestPath.Parse(request.Path, request.Query, _address);
        var operation = new Operation
        {
            Method = new HttpMethod(method),
            Path = path,
            Safety = isGet ? Safety.ReadOnly : request.IsIdempotent ? Safety.Idempotent : Safety.Once,
            Scope = request.Scopes.Count > 0 ? string.Join(" ", request.Scopes) : null,
            // The call names each scope.
            IsScopeRequested = false,
            Purpose = $"send {method} {DisplayText.Quote($"/{path.Split('?')[0]}")}",
            Page = "Cloud Administration APIs",
            NotFound = RsaErrorReason.NotFound,
            NotAllowed = RsaErrorReason.InvalidRequest,
            RepeatStatus = request.Method == RsaRequestMethod.Delete ? HttpStatusCode.NotFound : HttpStatusCode.Conflict,
            // Source: RSA's page on reports. A tenant may generate a report once in 8 hours, and download it once in 15 minutes.
            HasOwnLimit = path.StartsWith("v1/report/", StringComparison.OrdinalIgnoreCase),
            MaxResponseSize = ResponseSizes.Any,
        };
        if (isGet && request.Body is not null)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not {operation.Purpose}: a GET request has no body. Put its values into the query.");
        return new(operation, operation.Purpose, path, BodyOf(request, operation)) { UserId = UserIn(path), Accept = Accept };
    }

    private static byte[]? BodyOf(ApiRequest request, Operation operation)
    {
        if (request.Body is not string text)
            return request.Body is null ? null : JsonValue.Write(request.Body, WellFormedText.Require);
        var json = Encoding.UTF8.GetBytes(WellFormedText.Require(text));
        return JsonValue.TryRead(json, out _) ? json : throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not {operation.Purpose}: the body is a string that is not valid JSON. It is not shown.");
    }

    // So that no other change of the user is sent at the same time. A user in the body is not recognized.
    private static string? UserIn(string path)
    {
        var parts = path.Split('/', '?');
        return parts.Length > 2 && parts[1].ToUpperInvariant() is "USERS" or "FIDO" && UserReference.IsId(parts[2]) ? parts[2] : null;
    }
}
