using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <param name="UserStatus">Enabled or Disabled.</param>
internal sealed record UserStatusRequest(string UserStatus)
{
    public static ServiceRequest For(ResolvedUser user, bool enable) =>
        ServiceRequest.For(ServiceOperations.SetUserStatus, [user.Called], [user.UserId], new UserStatusRequest(WordFor(enable)), UsersJson.Default.UserStatusRequest)
            with { Purpose = $"{(enable ? "enable" : "disable")} {DisplayText.Quote(user.Called)}" };

    /// <summary>Returns the service's word for a status.</summary>
    public static string WordFor(bool isEnabled) => isEnabled ? "Enabled" : "Disabled";
}
