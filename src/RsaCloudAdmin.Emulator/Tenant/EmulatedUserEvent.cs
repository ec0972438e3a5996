namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>An event of a user.</summary>
/// <param name="At">When it happened.</param>
/// <param name="UserId">The user; null if the service does not know the user.</param>
/// <param name="Code">The code, from RSA's list.</param>
public sealed record EmulatedUserEvent(DateTimeOffset At, Guid? UserId, int Code)
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public bool IsError { get; init; }

    public string Category { get; init; } = "Authentication";

    public string Description { get; init; } = string.Empty;

    public string? Method { get; init; }

    public string? Application { get; init; }

    public string SourceIPAddress { get; init; } = string.Empty;
}
