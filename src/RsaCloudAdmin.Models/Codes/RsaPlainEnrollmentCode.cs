namespace RsaCloudAdmin;

/// <summary>A new enrollment code with the code and the link as readable text, as requested with -AsPlainText.</summary>
public sealed class RsaPlainEnrollmentCode : RsaIssuedCode
{
    /// <summary>The code, which is a credential; null if it was sent by e-mail.</summary>
    public string? Code { get; init; }

    /// <summary>The link for the enrollment, which may contain the code; null if the service returned none, or the code was sent by e-mail.</summary>
    public string? VerificationLink { get; init; }

    /// <summary>The address that the service was asked to send the code to; null if the code was not sent by e-mail.</summary>
    public string? SentTo { get; init; }

    /// <summary>How long or until when the code works, as the service worded it. RSA does not document the format.</summary>
    public string? ValidityTime { get; init; }
}
