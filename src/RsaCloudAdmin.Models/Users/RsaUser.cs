namespace RsaCloudAdmin;

/// <summary>A user in the service. Values that the service did not send are null.</summary>
/// <remarks>
/// Source: "Cloud Administration User Details API", and responses that public clients of it received. Dates are in
/// local time. A date that cannot be read is null, and the cmdlet writes a warning with the original text.
/// </remarks>
public sealed class RsaUser : IRsaUserNames
{
    /// <summary>The id of the user in the service. Requests that change the user need it.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id. In a list of found users, the e-mail address, or the id of a user without one.</summary>
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

    /// <summary>Whether the fingerprint method of the authenticator app is locked. No API unlocks it.</summary>
    public bool? IsFingerprintLocked { get; init; }

    /// <summary>Whether the Approve method of the authenticator app is locked. No API unlocks it.</summary>
    public bool? IsApproveLocked { get; init; }

    /// <summary>The status of the user's emergency tokencode, as the service words it.</summary>
    public string? EmergencyAccessStatus { get; init; }

    /// <summary>The id of the user's emergency tokencode; not a secret.</summary>
    public string? EmergencyTokencodeId { get; init; }

    /// <summary>When the emergency tokencode stops working online.</summary>
    public DateTime? EmergencyTokencodeExpiration { get; init; }

    /// <summary>When the emergency tokencode was last used.</summary>
    public DateTime? EmergencyTokencodeLastUse { get; init; }

    /// <summary>Whether the emergency tokencode works only once.</summary>
    public bool? EmergencyTokencodeOneTimeUse { get; init; }

    /// <summary>The status of offline emergency access, as the service words it.</summary>
    public string? OfflineEmergencyAccessStatus { get; init; }

    /// <summary>When a tokencode that was already used offline stops working offline, even after it was disabled.</summary>
    public DateTime? OfflineEmergencyTokencodeExpiration { get; init; }

    public bool? HighRiskUser { get; init; }

    /// <summary>Whether the user is marked for deletion.</summary>
    public bool? MarkDeleted { get; init; }
    public DateTime? MarkDeletedAt { get; init; }
    public string? MarkDeletedBy { get; init; }

    public string? IdentitySource { get; init; }
    public DateTime? CreationDate { get; init; }

    /// <summary>When the user was last synchronized with the identity source.</summary>
    public DateTime? LastSyncTime { get; init; }

    public string? PrincipalUsername { get; internal init; }
    public string? AlternateUsername { get; init; }
    public string? PrimaryUniqueIdentifier { get; init; }
    public string? SecondaryUniqueIdentifier { get; init; }

    /// <summary>The phone number for SMS; null unless the tenant uses SMS.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>The phone number for voice calls; null unless the tenant uses voice calls.</summary>
    public string? VoiceNumber { get; init; }

    /// <summary>The month of the last authentication, such as "Jun 2025".</summary>
    public string? MonthLastAuthenticated { get; init; }
    public string? LastSuccessfulAuthenticationMethod { get; init; }
    public DateTime? LastSuccessfulAuthenticationDate { get; init; }

    public IReadOnlyList<string> IdentitySourceSpecificGroups { get; init; } = [];
    public IReadOnlyList<string> GlobalGroups { get; init; } = [];

    string? IRsaUserNames.UserName => PrincipalUsername;

    string? IRsaUserNames.Origin { get; set; }
}
