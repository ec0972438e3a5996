using System.Net;
using System.Security;

namespace RsaCloudAdmin;

/// <summary>An emergency tokencode just issued. The code is a credential, so it is held as a SecureString.</summary>
public sealed class RsaEmergencyTokencode : RsaIssuedTokencode
{
    /// <summary>The code itself.</summary>
    public required SecureString EmergencyTokencode { get; init; }

    /// <summary>The same tokencode with the code readable, for the moment it is read out to its owner.</summary>
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
