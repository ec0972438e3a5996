namespace RsaCloudAdmin.Client.Operations;

/// <content>Operations on events of users and administrators.</content>
internal static partial class ServiceOperations
{
    public static Operation ListEventsOfUser { get; } = new()
    {
        Method = HttpMethod.Get,
        // The slash at the end is part of the documented path.
        Path = "v1/users/{userId}/authlogs/",
        Safety = Safety.ReadOnly,
        Scope = "rsa.audit.user",
        Purpose = "read the events of {user}",
        Page = "Cloud Administration Retrieve Authentication Audit Logs API",
        MaxResponseSize = ResponseSizes.Page,
    };

    public static Operation ListUserEvents { get; } = new()
    {
        Method = HttpMethod.Get,
        Path = "v1/usereventlog/exportlogs",
        Safety = Safety.ReadOnly,
        Scope = "rsa.audit.user",
        Purpose = "read the events of all users",
        Page = "Cloud Administration User Event Log API",
        // The request names no user who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
        MaxResponseSize = ResponseSizes.Page,
    };

    public static Operation ListAdminEvents { get; } = new()
    {
        Method = HttpMethod.Get,
        Path = "v1/adminlog/exportlogs",
        Safety = Safety.ReadOnly,
        Scope = "rsa.audit.admin",
        Purpose = "read the events of administrators",
        Page = "Cloud Administration Event Log API",
        // The request names no user who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
        MaxResponseSize = ResponseSizes.Page,
    };
}
