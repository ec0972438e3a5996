namespace RsaCloudAdmin;

/// <summary>A new code to register a device, as readable text, as requested with -AsPlainText.</summary>
public sealed class RsaPlainRegistrationCode : RsaIssuedCode
{
    /// <summary>The code. It is a credential.</summary>
    public required string Code { get; init; }

    /// <summary>The company ID that the user enters with the code; null if the service did not return it.</summary>
    public string? CompanyId { get; init; }
}
