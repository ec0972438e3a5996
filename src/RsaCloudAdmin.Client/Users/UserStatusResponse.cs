using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

internal sealed class UserStatusResponse
{
    public string? Id { get; set; }
    public string? UserStatus { get; set; }

    public static RsaUserStatus ToStatus(ServiceResponse<UserStatusResponse> response, ResolvedUser user, bool enable) => new()
    {
        UserId = response.Same(response.Body.Id, user.UserId),
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        UserStatus = response.NotContrary(response.Body.UserStatus, UserStatusRequest.WordFor(!enable)),
    };
}
