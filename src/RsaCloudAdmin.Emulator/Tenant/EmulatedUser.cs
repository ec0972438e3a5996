namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>A user of the tenant at one moment.</summary>
public sealed record EmulatedUser(Guid Id, string EmailAddress, string UserName)
{
    public string FirstName { get; init; } = "Test";
    public string LastName { get; init; } = "User";
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether the service knows the user. If not, only the identity source behind it does.</summary>
    public bool IsSynched { get; init; } = true;

    public bool IsTokenLocked { get; init; }
    public bool IsSmsLocked { get; init; }
    public bool IsVoiceLocked { get; init; }

    /// <summary>Whether the user was reported as high-risk.</summary>
    public bool IsHighRisk { get; init; }

    /// <summary>When the user was marked for deletion; null if not marked.</summary>
    public DateTimeOffset? MarkedDeletedAt { get; init; }

    /// <summary>The emergency tokencode; null for none.</summary>
    public EmulatedTokencode? Tokencode { get; init; }

    /// <summary>When the last tokencode expires on computers that already know it, even if it was disabled.</summary>
    public DateTimeOffset? OfflineAccessUntil { get; init; }

    /// <summary>How many tokencodes were issued for the user.</summary>
    public int TokencodesIssued { get; init; }

    /// <summary>How many times the user's methods were unlocked.</summary>
    public int Unlockings { get; init; }

    public DateTimeOffset Created { get; init; }
}

/// <summary>An emergency tokencode that was issued.</summary>
public sealed record EmulatedTokencode(Guid Id, string Code, DateTimeOffset Expires, DateTimeOffset OfflineExpires, bool OneTimeUse);
