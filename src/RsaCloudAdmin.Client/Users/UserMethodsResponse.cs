using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The response to an unlock request, with status 200 or 500.</summary>
internal sealed class UserMethodsResponse
{
    public string? UserId { get; set; }
    public bool? IsTokenLocked { get; set; }
    public bool? IsSmsLocked { get; set; }
    public bool? IsVoiceLocked { get; set; }

    public static RsaUserMethodStatus ToStatus(ServiceResponse<UserMethodsResponse> response, ResolvedUser user) => new()
    {
        UserId = response.Same(response.Body.UserId, user.UserId),
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        IsTokenLocked = response.Required(response.Body.IsTokenLocked),
        IsSmsLocked = response.Required(response.Body.IsSmsLocked),
        IsVoiceLocked = response.Required(response.Body.IsVoiceLocked),
    };
}
