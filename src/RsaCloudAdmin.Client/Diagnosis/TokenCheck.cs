using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>A small request that shows whether the service accepts the token.</summary>
internal static class TokenCheck
{
    public static ServiceRequest Request { get; } = ServiceRequest.For(ServiceOperations.GetLicenseUsage, [], []);

    /// <returns>The response, and its error. The error is null if the token was accepted, even if its role may not send this request.</returns>
    /// <exception cref="RsaCloudAdminException">There is no response.</exception>
    public static async Task<(ServiceResponse Response, RsaCloudAdminException? Error)> SendAsync(ApiConnection connection, CallContext call)
    {
        var response = await connection.SendAsync(Request, call).ConfigureAwait(false);
        // The form of the response is not known. Version 2 of the API sends a list.
        if (response.IsSuccess && (JsonBody.IsObject(response.Body) || JsonBody.IsArray(response.Body)))
            return (response, null);
        var error = response.IsSuccess && !response.IsPage
            ? ServiceErrors.Unexpected(Request, response, "the response is not in the expected form")
            : connection.ErrorOf(Request, response);
        return (response, error.Reason == RsaErrorReason.NotAuthorized ? null : error);
    }
}
