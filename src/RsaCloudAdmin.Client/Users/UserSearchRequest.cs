using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The body of a search request.</summary>
/// <param name="EmailLike">A part of the e-mail address, without wildcards.</param>
internal sealed record UserSearchRequest(string EmailLike)
{
    /// <summary>The largest page size that the service's documentation allows.</summary>
    public const int LargestPage = 25;

    public static ServiceRequest For(string emailLike, (string Name, string? Value)[] page) =>
        ServiceRequest.For(ServiceOperations.SearchUsers, [emailLike], [], new UserSearchRequest(WellFormedText.Require(emailLike)), UsersJson.Default.UserSearchRequest).WithQuery(page);
}
