namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>A hardware token of the tenant, as it was at one moment.</summary>
public sealed record EmulatedHardwareToken(string SerialNumber)
{
    /// <summary>Whom it is assigned to; null for nobody.</summary>
    public Guid? UserId { get; init; }

    public bool IsEnabled { get; init; }

    /// <summary>The access ID that changed it last.</summary>
    public string? ChangedBy { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How often it was enabled.</summary>
    public int Enablings { get; init; }
}
