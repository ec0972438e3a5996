namespace RsaCloudAdmin;

/// <summary>A user as the service knows it. What the service did not send is null.</summary>
/// <remarks>
/// Source: "Cloud Administration User Details API" and the replies seen by public clients of it.
/// Dates are in local time; one that cannot be read is null, and the cmdlet warns with the text that was sent.
/// </remarks>
public sealed class RsaUser : IRsaUserNames
{
    /// <summary>The user's id in the service, which every changing call needs.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>What the user was asked for by: an e-mail address or a user name.</summary>
    public string Identity { get; internal init; } = string.Empty;

    public string? EmailAddress { get; internal init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    /// <summary>"Enabled" or "Disabled".</summary>
    public string? UserStatus { get; init; }

    /// <summary>Whether Authenticate OTP is locked.</summary>
    public bool? IsTokenLocked { get; init; }

    /// <summary>Whether SMS Tokencode is locked.</summary>
    public bool? IsSmsLocked { get; init; }

    /// <summary>Whether Voice Tokencode is locked.</summary>
    public bool? IsVoiceLocked { get; init; }

    /// <summary>Whether the authenticator app's fingerprint method is locked. No API unlocks it.</summary>
    public bool? IsFingerprintLocked { get; init; }

    /// <summary>Whether the authenticator app's Approve method is locked. No API unlocks it.</summary>
    public bool? IsApproveLocked { get; init; }

    /// <summary>Whether the user has an emergency tokencode, in the service's words.</summary>
    public string? EmergencyAccessStatus { get; init; }

    /// <summary>Identifies the user's emergency tokencode; not a secret.</summary>
    public string? EmergencyTokencodeId { get; init; }
    public DateTime? EmergencyTokencodeExpiration { get; init; }
    public DateTime? EmergencyTokencodeLastUse { get; init; }
    public bool? EmergencyTokencodeOneTimeUse { get; init; }
    public string? OfflineEmergencyAccessStatus { get; init; }

    /// <summary>Until when a tokencode already used offline goes on working, even after it was disabled.</summary>
    public DateTime? OfflineEmergencyTokencodeExpiration { get; init; }

    public bool? HighRiskUser { get; init; }
    public bool? MarkDeleted { get; init; }
    public DateTime? MarkDeletedAt { get; init; }
    public string? MarkDeletedBy { get; init; }

    public string? IdentitySource { get; init; }
    public DateTime? CreationDate { get; init; }
    public DateTime? LastSyncTime { get; init; }

    public string? PrincipalUsername { get; internal init; }
    public string? AlternateUsername { get; init; }
    public string? PrimaryUniqueIdentifier { get; init; }
    public string? SecondaryUniqueIdentifier { get; init; }

    /// <summary>Only where the tenant has SMS.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>Only where the tenant has voice calls.</summary>
    public string? VoiceNumber { get; init; }

    /// <summary>A month such as "Jun 2025".</summary>
    public string? MonthLastAuthenticated { get; init; }
    public string? LastSuccessfulAuthenticationMethod { get; init; }
    public DateTime? LastSuccessfulAuthenticationDate { get; init; }

    public IReadOnlyList<string> IdentitySourceSpecificGroups { get; init; } = [];
    public IReadOnlyList<string> GlobalGroups { get; init; } = [];

    string? IRsaUserNames.UserName => PrincipalUsername;

    Uri? IRsaUserNames.Origin { get; set; }

    internal RsaUser Clone() => (RsaUser)MemberwiseClone();
}
