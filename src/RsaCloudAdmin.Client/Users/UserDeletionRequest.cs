using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

internal sealed record UserDeletionRequest(bool MarkDeleted)
{
    public static ServiceRequest For(ResolvedUser user, bool delete) =>
        ServiceRequest.For(ServiceOperations.SetUserDeletion, [user.Called], [user.UserId], new UserDeletionRequest(delete), UsersJson.Default.UserDeletionRequest)
            with { Purpose = delete ? $"mark {DisplayText.Quote(user.Called)} as deleted" : $"restore {DisplayText.Quote(user.Called)}" };
}
