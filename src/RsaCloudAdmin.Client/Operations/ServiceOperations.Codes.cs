namespace RsaCloudAdmin.Client.Operations;

/// <content>Operations on codes for enrollment and registration.</content>
internal static partial class ServiceOperations
{
    public static Operation IssueEnrollmentCode { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v1/users/generateVerifyCode/enroll",
        // Each request issues a new code.
        Safety = Safety.Once,
        Scope = "rsa.user.factor.manage",
        Purpose = "issue an enrollment code for {user}",
        Page = "Cloud Administration Generate Enrollment Code API",
    };

    public static Operation VoidEnrollmentCode { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v1/users/voidVerifyCode",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.factor.manage",
        Purpose = "revoke the enrollment code of {user}",
        Page = "Cloud Administration Void Enrollment Code API",
    };

    public static Operation IssueRegistrationCode { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v1/users/deviceRegistrationCode",
        // Each request issues a new code.
        Safety = Safety.Once,
        Scope = "rsa.authenticator.mobile.manage",
        Purpose = "issue a registration code for {user}",
        Page = "Cloud Administration Retrieve Device Registration Code API",
        ConflictMessage = "User already has a registered device.",
        Disabled = RsaErrorReason.UserDisabled,
    };
}
