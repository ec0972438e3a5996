namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>An event of an administrator.</summary>
/// <param name="At">When it happened.</param>
/// <param name="ActivityKey">The name of the activity.</param>
/// <param name="ActivityCode">The code, from RSA's list; 0 for activities of which the code is not known.</param>
public sealed record EmulatedAdminEvent(DateTimeOffset At, string ActivityKey, int ActivityCode)
{
    public string AdminUserName { get; init; } = "admin@example.com";

    public string AdminUserRole { get; init; } = "Super Administrator";

    public bool IsSuccess { get; init; } = true;

    public string Message { get; init; } = string.Empty;

    /// <summary>The user that was changed; null for none.</summary>
    public EmulatedUser? User { get; init; }
}
