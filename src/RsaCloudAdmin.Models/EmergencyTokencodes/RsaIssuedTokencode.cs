namespace RsaCloudAdmin;

/// <summary>What is known of an emergency tokencode that was just issued, but for the code itself.</summary>
/// <remarks>Sources: "Cloud Administration Enable Emergency Tokencode API", versions 1 and 2. Dates are UTC.</remarks>
public abstract class RsaIssuedTokencode
{
    /// <summary>The user's id in the service.</summary>
    public required string UserId { get; init; }

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public required string Identity { get; init; }

    /// <summary>Identifies the tokencode, for disabling it; not a secret.</summary>
    public required string EmergencyTokencodeId { get; init; }

    /// <summary>Until when the code works online.</summary>
    public DateTime? ExpirationDate { get; init; }

    /// <summary>Until when the code works offline, on a computer under RSA's MFA agent.</summary>
    public DateTime? OfflineExpirationDate { get; init; }

    /// <summary>Whether the code works once only; null where version 1 of the API was asked, which does not say.</summary>
    public bool? IsOneTimeUse { get; init; }

    /// <summary>Whether the company's settings overrode what was asked for; null where version 1 of the API was asked, which does not say.</summary>
    public bool? IsSetByCompany { get; init; }
}
