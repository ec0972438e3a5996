using System.Net;
using System.Security;

namespace RsaCloudAdmin;

/// <summary>A new enrollment code. The code and the link are credentials, so they are SecureStrings.</summary>
/// <remarks>Source: "Cloud Administration Generate Enrollment Code API".</remarks>
public sealed class RsaEnrollmentCode : RsaIssuedCode
{
    // The limits of the time that a code works. Source: property code_validity.
    internal static readonly TimeSpan ShortestTime = TimeSpan.FromMinutes(10);
    internal static readonly TimeSpan LongestTime = TimeSpan.FromHours(24);

    /// <summary>The code; null if it was sent by e-mail.</summary>
    public SecureString? Code { get; init; }

    /// <summary>The link for the enrollment, which may contain the code; null if the service returned none, or the code was sent by e-mail.</summary>
    public SecureString? VerificationLink { get; init; }

    /// <summary>The address that the service was asked to send the code to; null if the code was not sent by e-mail.</summary>
    public string? SentTo { get; init; }

    /// <summary>How long or until when the code works, as the service worded it. RSA does not document the format.</summary>
    public string? ValidityTime { get; init; }

    /// <summary>Returns a copy with the code and the link as readable text, to read the code out to the user.</summary>
    public RsaPlainEnrollmentCode AsPlainText() => new()
    {
        UserId = UserId,
        Identity = Identity,
        EmailAddress = EmailAddress,
        UserName = UserName,
        Code = Plain(Code),
        VerificationLink = Plain(VerificationLink),
        SentTo = SentTo,
        ExpirationDate = ExpirationDate,
        ValidityTime = ValidityTime,
    };

    private static string? Plain(SecureString? secret) => secret is null ? null : new NetworkCredential(string.Empty, secret).Password;
}
