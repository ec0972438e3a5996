using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The deletion status of a user. The documentation does not show its fields, so none of them is required.</summary>
internal sealed class UserDeletionResponse
{
    public string? Id { get; set; }
    public bool? MarkDeleted { get; set; }
    public ServiceDate? MarkDeletedAt { get; set; }
    public string? MarkDeletedBy { get; set; }

    public static RsaUserDeletion ToDeletion(ServiceResponse<UserDeletionResponse> response, ResolvedUser user, bool delete) => new()
    {
        UserId = response.Body.Id is { Length: > 0 } ? response.Same(response.Body.Id, user.UserId) : user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        MarkDeleted = response.Body.MarkDeleted is null ? null : response.NotContrary(response.Body.MarkDeleted, contrary: !delete),
        MarkDeletedAt = response.Date(response.Body.MarkDeletedAt),
        MarkDeletedBy = response.Body.MarkDeletedBy,
    };

    /// <summary>Returns the deletion status in the details of a user.</summary>
    public static RsaUserDeletion ToDeletion(RsaUser details, ResolvedUser user) => new()
    {
        UserId = user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        MarkDeleted = details.MarkDeleted,
        MarkDeletedAt = details.MarkDeletedAt,
        MarkDeletedBy = details.MarkDeletedBy,
    };
}
