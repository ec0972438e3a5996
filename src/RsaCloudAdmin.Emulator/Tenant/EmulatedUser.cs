namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>A user of the tenant, as he was at one moment.</summary>
public sealed record EmulatedUser(Guid Id, string EmailAddress, string UserName)
{
    public string FirstName { get; init; } = "Test";
    public string LastName { get; init; } = "User";
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether the service knows him already, or only the identity source behind it.</summary>
    public bool IsSynched { get; init; } = true;

    public bool IsTokenLocked { get; init; }
    public bool IsSmsLocked { get; init; }
    public bool IsVoiceLocked { get; init; }

    /// <summary>Whether he was reported as a high-risk user.</summary>
    public bool IsHighRisk { get; init; }

    /// <summary>Since when he waits to be deleted; null if he does not.</summary>
    public DateTimeOffset? MarkedDeletedAt { get; init; }

    /// <summary>His emergency tokencode; null if he has none.</summary>
    public EmulatedTokencode? Tokencode { get; init; }

    /// <summary>Until when his last tokencode works on computers that know it already, disabled or not.</summary>
    public DateTimeOffset? OfflineAccessUntil { get; init; }

    /// <summary>How many tokencodes were issued for him in all.</summary>
    public int TokencodesIssued { get; init; }

    /// <summary>How often his methods were unlocked.</summary>
    public int Unlockings { get; init; }

    public DateTimeOffset Created { get; init; }
}

/// <summary>An emergency tokencode that was issued.</summary>
public sealed record EmulatedTokencode(Guid Id, string Code, DateTimeOffset Expires, DateTimeOffset OfflineExpires, bool OneTimeUse);
