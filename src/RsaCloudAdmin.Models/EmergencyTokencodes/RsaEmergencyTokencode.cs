using System.Net;
using System.Security;

namespace RsaCloudAdmin;

/// <summary>A new emergency tokencode. The code is a credential, so it is a SecureString.</summary>
public sealed class RsaEmergencyTokencode : RsaIssuedTokencode
{
    // The limits of the time that a code works. Sources: properties expirationDays and expiryValue.
    internal const int LeastDays = 1;
    internal const int MostDays = 7;
    internal static readonly TimeSpan ShortestTime = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan LongestTime = TimeSpan.FromDays(MostDays);

    /// <summary>The code.</summary>
    public required SecureString EmergencyTokencode { get; init; }

    /// <summary>Returns a copy with the code as readable text, to read it out to the user.</summary>
    public RsaPlainEmergencyTokencode AsPlainText() => new()
    {
        UserId = UserId,
        Identity = Identity,
        EmailAddress = EmailAddress,
        UserName = UserName,
        EmergencyTokencodeId = EmergencyTokencodeId,
        EmergencyTokencode = new NetworkCredential(string.Empty, EmergencyTokencode).Password,
        ExpirationDate = ExpirationDate,
        OfflineExpirationDate = OfflineExpirationDate,
        IsOneTimeUse = IsOneTimeUse,
        IsSetByCompany = IsSetByCompany,
    };
}
