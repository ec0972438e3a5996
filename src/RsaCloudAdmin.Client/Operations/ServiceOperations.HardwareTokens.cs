using System.Net;

namespace RsaCloudAdmin.Client.Operations;

/// <content>Operations on hardware tokens.</content>
internal static partial class ServiceOperations
{
    public static Operation LookUpHardwareToken { get; } = new()
    {
        Method = HttpMethod.Post,
        Path = "v1/sidTokens/lookup",
        Safety = Safety.ReadOnly,
        Scope = "rsa.authenticator.sidtoken.read",
        Purpose = "look up hardware token {hardware token}",
        Page = "Cloud Administration Hardware Token Details API",
        NotFound = RsaErrorReason.TokenNotFound,
    };

    public static Operation AssignHardwareToken { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/assign",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "assign hardware token {hardware token} to {user}",
        Page = "Cloud Administration Assign Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        RepeatStatus = HttpStatusCode.Conflict,
    };

    public static Operation UnassignHardwareToken { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/unassign",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "unassign hardware token {hardware token} of {user}",
        Page = "Cloud Administration Unassign Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
        RepeatStatus = HttpStatusCode.Conflict,
    };

    public static Operation EnableHardwareToken { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/enable",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "enable hardware token {hardware token} of {user}",
        Page = "Cloud Administration Enable Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    };

    public static Operation DisableHardwareToken { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/disable",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "disable hardware token {hardware token} of {user}",
        Page = "Cloud Administration Disable Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    };

    public static Operation RenameHardwareToken { get; } = new()
    {
        Method = Patch,
        Path = "v1/users/{userId}/sidTokens/updateName",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "rename hardware token {hardware token} of {user}",
        Page = "Cloud Administration Update Hardware Token Name API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    };

    public static Operation ClearHardwareTokenPin { get; } = new()
    {
        Method = Patch,
        Path = "v2/users/{userId}/sidTokens/clearPin",
        Safety = Safety.Idempotent,
        Scope = "rsa.authenticator.sidtoken.manage",
        Purpose = "clear the PIN of hardware token {hardware token} of {user}",
        Page = "Cloud Administration Clear PIN for Hardware Token API",
        NotFound = RsaErrorReason.UserOrTokenNotFound,
        Conflict = RsaErrorReason.TokenNotAssigned,
    };
}
