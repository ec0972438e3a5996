namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>A hardware token of the tenant, as it was at one moment.</summary>
public sealed record EmulatedHardwareToken(string SerialNumber)
{
    /// <summary>Whom it is assigned to; null for nobody.</summary>
    public Guid? UserId { get; init; }

    public bool IsEnabled { get; init; }

    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>By default its serial number.</summary>
    public string Name { get; init; } = SerialNumber;

    /// <summary>Whether the user it is assigned to has set its PIN, and so activated it.</summary>
    public bool HasPin { get; init; }

    /// <summary>The access ID that assigned it; null if that is not known, or it is nobody's.</summary>
    public string? AssignedBy { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    public DateTimeOffset Expires { get; init; }

    /// <summary>How far it is on its way to its user, in the service's words.</summary>
    public string State => UserId is null ? "Unassigned" : HasPin ? "Activated" : "Activation Pending";

    /// <summary>The access ID that changed it last.</summary>
    public string? ChangedBy { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How often it was enabled.</summary>
    public int Enablings { get; init; }
}
