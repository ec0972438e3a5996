using System.Net;

namespace RsaCloudAdmin.Client.Operations;

/// <content>Operations on emergency tokencodes.</content>
internal static partial class ServiceOperations
{
    public static Operation EnableEmergencyTokencodeV1 { get; } = new()
    {
        Method = HttpMethod.Put,
        Path = "v1/users/{userId}/emergencyTokencode",
        // Each request issues a new code.
        Safety = Safety.Once,
        Scope = "rsa.authenticator.emergency.manage",
        Purpose = "issue an emergency tokencode for {user}",
        Page = "Cloud Administration Enable Emergency Tokencode API Version 1",
        Disabled = RsaErrorReason.UserDisabled,
    };

    public static Operation EnableEmergencyTokencodeV2 { get; } = new()
    {
        Method = HttpMethod.Put,
        Path = "v2/users/{userId}/emergencyTokencode",
        Safety = Safety.Once,
        Scope = "rsa.authenticator.emergency.manage",
        Purpose = "issue an emergency tokencode for {user}",
        Page = "Cloud Administration Enable Emergency Tokencode API Version 2",
        Disabled = RsaErrorReason.UserDisabled,
    };

    public static Operation DisableEmergencyTokencode { get; } = new()
    {
        Method = HttpMethod.Delete,
        Path = "v1/users/{userId}/emergencyTokencode/{emergencyTokencodeId}",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.emergency.manage",
        Purpose = "disable the emergency tokencode of {user}",
        Page = "Cloud Administration Disable Emergency Tokencode API",
        NotFound = RsaErrorReason.UserOrTokencodeNotFound,
        RepeatStatus = HttpStatusCode.NotFound,
    };
}
