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

    /// <summary>When the user was marked for deletion; null if not marked. The user is gone 7 days later.</summary>
    public DateTimeOffset? MarkedDeletedAt { get; init; }

    /// <summary>The access ID that marked the user for deletion; null if not marked, or if it is unknown.</summary>
    public string? MarkedDeletedBy { get; init; }

    /// <summary>Where the user comes from.</summary>
    public IdentitySourceKind Source { get; init; }

    /// <summary>Whether the identity source still contains the user.</summary>
    public bool IsInSource { get; init; } = true;

    /// <summary>When the user was synchronized by a request of an administrator; null for never.</summary>
    public DateTimeOffset? Synchronized { get; init; }

    /// <summary>The phone number for SMS; null for none.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>The phone number for voice calls; null for none.</summary>
    public string? VoiceNumber { get; init; }

    /// <summary>The emergency tokencode; null for none.</summary>
    public EmulatedTokencode? Tokencode { get; init; }

    /// <summary>When the last tokencode expires on computers that already know it, even if it was disabled.</summary>
    public DateTimeOffset? OfflineAccessUntil { get; init; }

    public IReadOnlyList<EmulatedDevice> Devices { get; init; } = [];
    public IReadOnlyList<EmulatedFidoAuthenticator> FidoAuthenticators { get; init; } = [];

    /// <summary>How many tokencodes were issued for the user.</summary>
    public int TokencodesIssued { get; init; }

    /// <summary>The enrollment code; null for none.</summary>
    public EmulatedCode? EnrollmentCode { get; init; }

    /// <summary>How many enrollment codes were issued for the user.</summary>
    public int EnrollmentCodesIssued { get; init; }

    /// <summary>The registration code; null for none.</summary>
    public EmulatedCode? RegistrationCode { get; init; }

    /// <summary>How many registration codes were issued for the user.</summary>
    public int RegistrationCodesIssued { get; init; }

    /// <summary>Whether the user has registered a device. A browser that remembers the user is none.</summary>
    public bool HasPhone => Devices.Any(device => device.Browser is null);

    /// <summary>How many times the user's methods were unlocked.</summary>
    public int Unlockings { get; init; }

    public DateTimeOffset Created { get; init; }
}

/// <summary>An enrollment or registration code that was issued.</summary>
public sealed record EmulatedCode(string Code, DateTimeOffset Expires);

/// <summary>The kind of the identity source of a user.</summary>
public enum IdentitySourceKind
{
    /// <summary>A directory that the service reads.</summary>
    Directory,

    /// <summary>A source that sends its users to the service.</summary>
    Scim,

    /// <summary>The service's own users.</summary>
    Local,
}

/// <summary>An emergency tokencode that was issued.</summary>
public sealed record EmulatedTokencode(Guid Id, string Code, DateTimeOffset Expires, DateTimeOffset OfflineExpires, bool OneTimeUse);
