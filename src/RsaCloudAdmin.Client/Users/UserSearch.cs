using System.Globalization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The body of a search request.</summary>
/// <param name="EmailLike">A part of the e-mail address, without wildcards.</param>
internal sealed record UserSearchRequest(string EmailLike)
{
    /// <summary>The largest page size that the service's documentation allows.</summary>
    public const int LargestPage = 25;

    public static ServiceRequest For(string emailLike, int pageNumber, int pageSize) =>
        ServiceRequest.For(ServiceOperations.SearchUsers, [emailLike], [], new UserSearchRequest(WellFormedText.Require(emailLike)), ServiceJson.Default.UserSearchRequest)
            .WithQuery(("pageSize", pageSize.ToString(CultureInfo.InvariantCulture)), ("pageNumber", pageNumber.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A page of a search. Version 1 of the API, and any response without totals, sends only the list.</summary>
internal sealed class UserSearchResponse
{
    public string? TotalPages { get; set; }
    public string? TotalElements { get; set; }
    public List<UserResponse>? Elements { get; set; }

    public static Page<RsaUser> ToPage(ServiceRequest request, ServiceResponse received, CallContext call)
    {
        var response = JsonBody.IsArray(received.Body)
            ? new ServiceResponse<UserSearchResponse>(request, received, new() { Elements = ApiConnection.Read(request, received, ServiceJson.Default.ListUserResponse, call).Body }, call)
            : ApiConnection.Read(request, received, ServiceJson.Default.UserSearchResponse, call);
        return new(
            [.. response.Required(response.Body.Elements).Select(element => response.Required(element)).Select(user => UserResponse.ToUser(response, user, ResolvedUser.Filled(user.EmailAddress) ?? user.Id ?? string.Empty))],
            int.TryParse(response.Body.TotalPages, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : null,
            long.TryParse(response.Body.TotalElements, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            received.Body);
    }
}
