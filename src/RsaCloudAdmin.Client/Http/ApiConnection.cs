using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Sends the requests of all area clients. Never sends two changes for the same user at the same time.</summary>
internal sealed class ApiConnection(ServiceChannel channel, ServiceClock clock, bool isOAuth)
{
    private readonly KeyedAsyncLock _users = new();

    /// <summary>Sends a request and returns its response with the body read.</summary>
    /// <exception cref="RsaCloudAdminException">There is no response, or it is an error, or its body is not what was expected.</exception>
    public async Task<ServiceResponse<T>> SendAsync<T>(ServiceRequest request, JsonTypeInfo<T> type, CallContext call, CallTurn? turn = null)
        where T : class
    {
        var response = await SendAsync(request, call, turn).ConfigureAwait(false);
        return response.IsSuccess ? Read(request, response, type, call) : throw ErrorOf(request, response);
    }

    /// <summary>Sends a request and returns its response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The call that it belongs to.</param>
    /// <param name="turn">
    /// The turn of the call, if changes of the same user must be sent in the order of the calls; null if the order does not
    /// matter.
    /// </param>
    /// <returns>The response, with any status.</returns>
    /// <exception cref="RsaCloudAdminException">There is no response.</exception>
    public async Task<ServiceResponse> SendAsync(ServiceRequest request, CallContext call, CallTurn? turn = null)
    {
        if (request is not { UserId: { } user, Operation.Safety: not Safety.ReadOnly })
            return await channel.SendAsync(request, call).ConfigureAwait(false);
        using var held = await _users.LockAsync(user, request, call, turn).ConfigureAwait(false);
        return await channel.SendAsync(request, call).ConfigureAwait(false);
    }

    /// <summary>Sends a request that removes something.</summary>
    /// <returns>
    /// True if the service confirmed the removal. False if the thing does not exist after an attempt with an unknown outcome.
    /// </returns>
    /// <exception cref="RsaCloudAdminException">Nothing was removed, or it is unknown whether it was.</exception>
    public async Task<bool> RemoveAsync(ServiceRequest request, CallContext call)
    {
        var response = await SendAsync(request, call).ConfigureAwait(false);
        // The service's own response is never a web page.
        if (response.IsSuccess && !response.IsPage)
            return true;
        var error = ErrorOf(request, response);
        if (error.Reason != request.Operation.NotFound || !response.FollowsAmbiguousAttempt)
            throw error;
        return !error.IsOfService
            ? throw ServiceErrors.Unexpected(request, response, "the response to the retry (404) may not be from the service")
            : false;
    }

    /// <summary>Reads the body of a response that is not an error.</summary>
    /// <exception cref="RsaCloudAdminException">The body is not what was expected.</exception>
    public static ServiceResponse<T> Read<T>(ServiceRequest request, ServiceResponse response, JsonTypeInfo<T> type, CallContext call)
        where T : class =>
        JsonBody.TryRead(response.Body, type) is { } body
            ? new ServiceResponse<T>(request, response, body, call)
            : throw ServiceErrors.Unexpected(request, response, $"the response is not in the expected form{KindOf(response)}");

    /// <summary>
    /// Reads the body of a response that is an object, or only the list that the object contains. Some versions of the API send
    /// only the list.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <param name="type">The type of the object.</param>
    /// <param name="list">The type of the list.</param>
    /// <param name="wrap">Returns the object for a list.</param>
    /// <param name="call">The call that the request belongs to.</param>
    /// <exception cref="RsaCloudAdminException">The body is neither.</exception>
    public static ServiceResponse<T> ReadObjectOrList<T, TItem>(ServiceRequest request, ServiceResponse response, JsonTypeInfo<T> type, JsonTypeInfo<List<TItem>> list, Func<List<TItem>, T> wrap, CallContext call)
        where T : class =>
        JsonBody.IsArray(response.Body)
            ? new ServiceResponse<T>(request, response, wrap(Read(request, response, list, call).Body), call)
            : Read(request, response, type, call);

    public RsaCloudAdminException ErrorOf(ServiceRequest request, ServiceResponse response) => ServiceErrors.From(request, response, clock.GetUtcNow(), isOAuth);

    private static string KindOf(ServiceResponse response) => response.MediaType switch
    {
        _ when response.Body.Length == 0 => ": it is empty",
        _ when response.IsPage => ": it is a web page",
        "application/json" => ": it is not a complete JSON object",
        { } type => $" ({DisplayText.Line(type)})",
        null => string.Empty,
    };
}
