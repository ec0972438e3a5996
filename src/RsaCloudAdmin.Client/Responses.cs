using RsaCloudAdmin.Client.Replies;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>What the service's answers mean, one method a page of its documentation.</summary>
internal static class Responses
{
    public static RsaUserMethodStatus MethodStatus(Reply reply, KnownUser user) => new()
    {
        UserId = reply.SameId("userId", user.UserId),
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        IsTokenLocked = reply.RequiredFlag("isTokenLocked"),
        IsSmsLocked = reply.RequiredFlag("isSmsLocked"),
        IsVoiceLocked = reply.RequiredFlag("isVoiceLocked"),
    };

    public static RsaEmergencyTokencode Tokencode(Reply reply, KnownUser user) => new()
    {
        UserId = user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        EmergencyTokencodeId = reply.RequiredText("emergencyTokencodeId"),
        EmergencyTokencode = reply.RequiredSecret("emergencyTokencode"),
        ExpirationDate = reply.Date("expirationDate"),
        OfflineExpirationDate = reply.Date("offlineExpirationDate"),
        IsOneTimeUse = reply.Part("configurationsUsed")?.Flag("oneTimeUse"),
        IsSetByCompany = reply.Flag("configurationsLocked"),
    };

    public static RsaHardwareToken HardwareToken(Reply reply, KnownUser user, string serialNumber, bool enabled) => new()
    {
        UserId = reply.Text("userId") is null ? user.UserId : reply.SameId("userId", user.UserId),
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        TokenSerialNumber = reply.TextOf("tokenSerialNumber", serialNumber),
        TokenStatus = reply.TextBut("tokenStatus", enabled ? "Disabled" : "Enabled"),
        TokenStatusChangedBy = reply.Text("tokenStatusChangedBy"),
        TokenStatusChangedAt = reply.Date("tokenStatusChangedAt"),
    };

    public static RsaUser User(Reply reply, string identity) => new()
    {
        UserId = reply.RequiredText("id"),
        Identity = identity,
        EmailAddress = reply.Text("emailAddress"),
        FirstName = reply.Text("firstName"),
        LastName = reply.Text("lastName"),
        UserStatus = reply.Text("userStatus"),
        IsTokenLocked = reply.Flag("isTokenLocked"),
        IsSmsLocked = reply.Flag("isSmsLocked"),
        IsVoiceLocked = reply.Flag("isVoiceLocked"),
        IsFingerprintLocked = reply.Flag("isFingerprintLocked"),
        IsApproveLocked = reply.Flag("isApproveLocked"),
        EmergencyAccessStatus = reply.Text("emergencyAccessStatus"),
        EmergencyTokencodeId = reply.Text("emergencyTokencodeId"),
        EmergencyTokencodeExpiration = reply.Date("emergencyTokencodeExpiration"),
        EmergencyTokencodeLastUse = reply.Date("emergencyTokencodeLastUse"),
        EmergencyTokencodeOneTimeUse = reply.Flag("emergencyTokencodeOneTimeUse"),
        OfflineEmergencyAccessStatus = reply.Text("offlineEmergencyAccessStatus"),
        OfflineEmergencyTokencodeExpiration = reply.Date("offlineEmergencyTokencodeExpiration"),
        HighRiskUser = reply.Flag("highRiskUser"),
        MarkDeleted = reply.Flag("markDeleted"),
        MarkDeletedAt = reply.Date("markDeletedAt"),
        MarkDeletedBy = reply.Text("markDeletedBy"),
        IdentitySource = reply.Text("identitySource"),
        CreationDate = reply.Date("creationDate"),
        LastSyncTime = reply.Date("lastSyncTime"),
        PrincipalUsername = reply.Text("principalUsername"),
        AlternateUsername = reply.Text("alternateUsername"),
        PrimaryUniqueIdentifier = reply.Text("primaryUniqueIdentifier"),
        SecondaryUniqueIdentifier = reply.Text("secondaryUniqueIdentifier"),
        SmsNumber = reply.Text("smsNumber"),
        VoiceNumber = reply.Text("voiceNumber"),
        MonthLastAuthenticated = reply.Text("monthLastAuthenticated"),
        LastSuccessfulAuthenticationMethod = reply.Text("lastSuccessfulAuthenticationMethod"),
        LastSuccessfulAuthenticationDate = reply.Date("lastSuccessfulAuthenticationDate"),
        IdentitySourceSpecificGroups = reply.Texts("identitySourceSpecificGroups"),
        GlobalGroups = reply.Texts("globalGroups"),
    };
}
