using System.Net;
using System.Security;

namespace RsaCloudAdmin;

/// <summary>A new code to register a device. The code is a credential, so it is a SecureString.</summary>
/// <remarks>Source: "Cloud Administration Retrieve Device Registration Code API".</remarks>
public sealed class RsaRegistrationCode : RsaIssuedCode
{
    /// <summary>The code.</summary>
    public required SecureString Code { get; init; }

    /// <summary>The company ID that the user enters with the code; null if the service did not return it.</summary>
    public string? CompanyId { get; init; }

    /// <summary>Returns a copy with the code as readable text, to read it out to the user.</summary>
    public RsaPlainRegistrationCode AsPlainText() => new()
    {
        UserId = UserId,
        Identity = Identity,
        EmailAddress = EmailAddress,
        UserName = UserName,
        Code = new NetworkCredential(string.Empty, Code).Password,
        CompanyId = CompanyId,
        ExpirationDate = ExpirationDate,
    };
}
