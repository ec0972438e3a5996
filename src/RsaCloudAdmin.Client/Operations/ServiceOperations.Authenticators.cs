using System.Net;

namespace RsaCloudAdmin.Client.Operations;

/// <content>Operations on all kinds of authenticators.</content>
internal static partial class ServiceOperations
{
    public static Operation ListAuthenticators { get; } = new()
    {
        Method = HttpMethod.Get,
        Path = "v2/users/{userId}/devices",
        Safety = Safety.ReadOnly,
        Scope = "rsa.authenticator.mobile.read",
        Purpose = "list the authenticators of {user}",
        Page = "Cloud Administration Authenticator Details API Version 2",
    };

    public static Operation RemoveDevice { get; } = new()
    {
        Method = HttpMethod.Delete,
        Path = "v1/users/{userId}/devices/{deviceId}",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.mobile.delete",
        Purpose = "remove device {device} of {user}",
        Page = "Cloud Administration Delete User Device API",
        NotFound = RsaErrorReason.UserOrAuthenticatorNotFound,
        RepeatStatus = HttpStatusCode.NotFound,
    };
}
