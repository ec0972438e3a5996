namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>What the service holds of a user, as far as the cmdlets change it.</summary>
internal sealed record UserState
{
    public required string UserId { get; init; }

    public required string Email { get; init; }

    /// <summary>The sign-in methods that are locked, in words; empty if none is.</summary>
    public required string LockedMethods { get; init; }

    public required bool HasEmergencyTokencode { get; init; }

    /// <summary>The serial number of the user's hardware token; null if there is none.</summary>
    public required string? TokenSerialNumber { get; init; }

    public required bool IsHardwareTokenEnabled { get; init; }

    /// <summary>The state in words.</summary>
    public override string ToString() => string.Join(
        "; ",
        LockedMethods.Length == 0 ? "unlocked" : $"locked: {LockedMethods}",
        HasEmergencyTokencode ? "has an emergency tokencode" : "no emergency tokencode",
        TokenSerialNumber is null ? "no hardware token" : IsHardwareTokenEnabled ? "hardware token enabled" : "hardware token disabled");
}
