using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Users;

internal sealed class UserResponse
{
    public string? Id { get; set; }
    public string? EmailAddress { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? UserStatus { get; set; }
    public bool? IsTokenLocked { get; set; }
    public bool? IsSmsLocked { get; set; }
    public bool? IsVoiceLocked { get; set; }
    public bool? IsFingerprintLocked { get; set; }
    public bool? IsApproveLocked { get; set; }
    public string? EmergencyAccessStatus { get; set; }
    public string? EmergencyTokencodeId { get; set; }
    public ServiceDate? EmergencyTokencodeExpiration { get; set; }
    public ServiceDate? EmergencyTokencodeLastUse { get; set; }
    public bool? EmergencyTokencodeOneTimeUse { get; set; }
    public string? OfflineEmergencyAccessStatus { get; set; }
    public ServiceDate? OfflineEmergencyTokencodeExpiration { get; set; }
    public bool? HighRiskUser { get; set; }
    public bool? MarkDeleted { get; set; }
    public ServiceDate? MarkDeletedAt { get; set; }
    public string? MarkDeletedBy { get; set; }
    public string? IdentitySource { get; set; }
    public ServiceDate? CreationDate { get; set; }
    public ServiceDate? LastSyncTime { get; set; }
    public string? PrincipalUsername { get; set; }
    public string? AlternateUsername { get; set; }
    public string? PrimaryUniqueIdentifier { get; set; }
    public string? SecondaryUniqueIdentifier { get; set; }
    public string? SmsNumber { get; set; }
    public string? VoiceNumber { get; set; }
    public string? MonthLastAuthenticated { get; set; }
    public string? LastSuccessfulAuthenticationMethod { get; set; }
    public ServiceDate? LastSuccessfulAuthenticationDate { get; set; }
    public IReadOnlyList<string> IdentitySourceSpecificGroups { get; set; } = new TextList([]);
    public IReadOnlyList<string> GlobalGroups { get; set; } = new TextList([]);

    /// <param name="response">The response that contains the user.</param>
    /// <param name="user">The user in the response.</param>
    /// <param name="identity">The name or id that the caller gave.</param>
    public static RsaUser ToUser<T>(ServiceResponse<T> response, UserResponse user, string identity) => new()
    {
        UserId = response.Required(user.Id),
        Identity = identity,
        EmailAddress = user.EmailAddress,
        FirstName = user.FirstName,
        LastName = user.LastName,
        UserStatus = user.UserStatus,
        IsTokenLocked = user.IsTokenLocked,
        IsSmsLocked = user.IsSmsLocked,
        IsVoiceLocked = user.IsVoiceLocked,
        IsFingerprintLocked = user.IsFingerprintLocked,
        IsApproveLocked = user.IsApproveLocked,
        EmergencyAccessStatus = user.EmergencyAccessStatus,
        EmergencyTokencodeId = user.EmergencyTokencodeId,
        EmergencyTokencodeExpiration = response.Date(user.EmergencyTokencodeExpiration),
        EmergencyTokencodeLastUse = response.Date(user.EmergencyTokencodeLastUse),
        EmergencyTokencodeOneTimeUse = user.EmergencyTokencodeOneTimeUse,
        OfflineEmergencyAccessStatus = user.OfflineEmergencyAccessStatus,
        OfflineEmergencyTokencodeExpiration = response.Date(user.OfflineEmergencyTokencodeExpiration),
        HighRiskUser = user.HighRiskUser,
        MarkDeleted = user.MarkDeleted,
        MarkDeletedAt = response.Date(user.MarkDeletedAt),
        MarkDeletedBy = user.MarkDeletedBy,
        IdentitySource = user.IdentitySource,
        CreationDate = response.Date(user.CreationDate),
        LastSyncTime = response.Date(user.LastSyncTime),
        PrincipalUsername = user.PrincipalUsername,
        AlternateUsername = user.AlternateUsername,
        PrimaryUniqueIdentifier = user.PrimaryUniqueIdentifier,
        SecondaryUniqueIdentifier = user.SecondaryUniqueIdentifier,
        SmsNumber = user.SmsNumber,
        VoiceNumber = user.VoiceNumber,
        MonthLastAuthenticated = user.MonthLastAuthenticated,
        LastSuccessfulAuthenticationMethod = user.LastSuccessfulAuthenticationMethod,
        LastSuccessfulAuthenticationDate = response.Date(user.LastSuccessfulAuthenticationDate),
        IdentitySourceSpecificGroups = user.IdentitySourceSpecificGroups,
        GlobalGroups = user.GlobalGroups,
    };
}
