namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>A hardware token of the tenant at one moment.</summary>
public sealed record EmulatedHardwareToken(string SerialNumber)
{
    /// <summary>The user that it is assigned to; null for none.</summary>
    public Guid? UserId { get; init; }

    public bool IsEnabled { get; init; }

    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The name; by default, the serial number.</summary>
    public string Name { get; init; } = SerialNumber;

    /// <summary>Whether its user has set the PIN, which activates it.</summary>
    public bool HasPin { get; init; }

    /// <summary>The access ID that assigned it; null if it is unknown, or if the token is not assigned.</summary>
    public string? AssignedBy { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    public DateTimeOffset Expires { get; init; }

    /// <summary>The state of the assignment, as the service names it.</summary>
    public string State => UserId is null ? "Unassigned" : HasPin ? "Activated" : "Activation Pending";

    /// <summary>The access ID that last enabled or disabled it.</summary>
    public string? ChangedBy { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How many times it was enabled.</summary>
    public int Enablings { get; init; }

    /// <summary>Returns the token without its user, PIN and name. It is disabled.</summary>
    public EmulatedHardwareToken Unassigned() => new(SerialNumber) { Id = Id, Expires = Expires, Enablings = Enablings };
}
