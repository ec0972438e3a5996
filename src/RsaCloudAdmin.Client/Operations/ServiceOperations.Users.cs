using System.Net;

namespace RsaCloudAdmin.Client.Operations;

/// <content>Operations on users.</content>
internal static partial class ServiceOperations
{
    public static Operation LookUpUser { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v1/users/lookup",
        Safety = Safety.ReadOnly,
        Scope = "rsa.user.read",
        Purpose = "look up {user}",
        Page = "Cloud Administration User Details API",
    };

    public static Operation SearchUsers { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v2/users/search",
        Safety = Safety.ReadOnly,
        Scope = "rsa.user.read",
        Purpose = "find users with {text} in their e-mail address",
        Page = "Cloud Administration User Search API Version 2",
        // The request names no user who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
        MaxResponseSize = ResponseSizes.Page,
    };

    public static Operation UnlockUserMethods { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/methods",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.factor.manage",
        Purpose = "unlock {user}",
        Page = "Cloud Administration Unlock User Tokencodes API",
    };

    public static Operation SetUserStatus { get; } = new()
    {
        Method = HttpMethod.Put,
        Path = "v1/users/{userId}/userStatus",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.manage",
        Purpose = "enable or disable {user}",
        Page = "Cloud Administration User Status API",
        RepeatStatus = HttpStatusCode.Conflict,
    };

    public static Operation SetUserDeletion { get; } = new()
    {
        Method = HttpMethod.Put,
        Path = "v1/users/{userId}/markDeleted",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.delete.soft",
        Purpose = "mark {user} as deleted, or restore the user",
        Page = "Cloud Administration Mark User Deleted API",
        // Source: "Cloud Administration Delete User Now API". The page of this operation lists the status without a meaning.
        NotAllowed = RsaErrorReason.Conflict,
        RepeatStatus = HttpStatusCode.Conflict,
    };

    public static Operation SynchronizeUser { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v1/users/{userId}/sync",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.sync",
        Purpose = "synchronize {user}",
        Page = "Cloud Administration Synchronize User API",
        // RSA's page does not say whether this includes users who have left the identity source.
        NotFound = RsaErrorReason.UserOrSourceEntryNotFound,
    };

    public static Operation UpdateUserPhone { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.factor.manage",
        Purpose = "update the phone numbers of {user}",
        Page = "Cloud Administration Update SMS and Voice Phone API",
    };
}
