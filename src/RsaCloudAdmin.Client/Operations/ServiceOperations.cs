namespace RsaCloudAdmin.Client.Operations;

/// <summary>
/// The operations that the client supports, one entry for each. Retries, scopes, errors, about_RsaCloudAdmin_Operations and the
/// contract tests are derived from this table.
/// </summary>
internal static class ServiceOperations
{
    private static readonly HttpMethod Patch = new("PATCH");
    private static readonly List<Operation> Defined = [];

    /// <summary>The smallest operation that needs a token.</summary>
    public static Operation GetLicenseUsage { get; } = Define(new()
    {
        Method = HttpMethod.Get,
        Path = "v1/licenseusage",
        Safety = Safety.ReadOnly,
        Scope = "rsa.report.license.usage",
        // The check of a connection must not need more scopes than the client has. A refusal also shows that the token was
        // accepted.
        IsScopeRequested = false,
        Purpose = "check the token",
        Page = "Cloud Administration License Usage API",
        // The request names no user who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
    });

    public static Operation LookUpUser { get; } = Define(new()
    {
        Method = HttpMethod.Post,
        Path = "v1/users/lookup",
        Safety = Safety.ReadOnly,
        Scope = "rsa.user.read",
        Purpose = "look up {user}",
        Page = "Cloud Administration User Details API",
    });

    public static Operation SearchUsers { get; } = Define(new()
    {
        Method = HttpMethod.Post,
        Path = "v2/users/search",
        Safety = Safety.ReadOnly,
        Scope = "rsa.user.read",
        Purpose = "find users with {text} in their e-mail address",
        Page = "Cloud Administration User Search API Version 2",
        // The request names no user who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
    });

    public static Operation UnlockUserMethods { get; } = Define(new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/methods",
        Safety = Safety.Idempotent,
        Scope = "rsa.user.factor.manage",
        Purpose = "unlock {user}",
        Page = "Cloud Administration Unlock User Tokencodes API",
    });

    public static Operation EnableEmergencyTokencodeV1 { get; } = Define(new()
    {
        Method = HttpMethod.Put,
        Path = "v1/users/{userId}/emergencyTokencode",
        // Each request issues a new code.
        Safety = Safety.Once,
        Scope = "rsa.authenticator.emergency.manage",
        Purpose = "issue an emergency tokencode for {user}",
        Page = "Cloud Administration Enable Emergency Tokencode API Version 1",
    });

    public static Operation EnableEmergencyTokencodeV2 { get; } = Define(new()
    {
        Method = HttpMethod.Put,
        Path = "v2/users/{userId}/emergencyTokencode",
        Safety = Safety.Once,
        Scope = "rsa.authenticator.emergency.manage",
        Purpose = "issue an emergency tokencode for {user}",
        Page = "Cloud Administration Enable Emergency Tokencode API Version 2",
    });

    public static Operation DisableEmergencyTokencode { get; } = Define(new()
    {
        Method = HttpMethod.Delete,
        Path = "v1/users/{userId}/emergencyTokencode/{emergencyTokencodeId}",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.emergency.manage",
        Purpose = "disable the emergency tokencode of {user}",
        Page = "Cloud Administration Disable Emergency Tokencode API",
        NotFound = RsaErrorReason.UserOrTokencodeNotFound,
    });

    public static Operation EnableHardwareToken { get; } = Define(new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/enable",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "enable hardware token {serialNumber} of {user}",
        Page = "Cloud Administration Enable Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    });

    public static Operation DisableHardwareToken { get; } = Define(new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/disable",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "disable hardware token {serialNumber} of {user}",
        Page = "Cloud Administration Disable Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    });

    public static Operation RenameHardwareToken { get; } = Define(new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/updateName",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "rename hardware token {serialNumber} of {user}",
        Page = "Cloud Administration Update Hardware Token Name API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    });

    public static IReadOnlyList<Operation> All => Defined;

    private static Operation Define(Operation operation)
    {
        Defined.Add(operation);
        return operation;
    }
}
