namespace RsaCloudAdmin;

/// <summary>What is known of an emergency tokencode that was just issued, but for the code itself.</summary>
/// <remarks>Sources: "Cloud Administration Enable Emergency Tokencode API", versions 1 and 2. Dates are in local time.</remarks>
public abstract class RsaIssuedTokencode : IRsaUserNames
{
    /// <summary>The user's id in the service: the one that was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

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

    Uri? IRsaUserNames.Origin { get; set; }
}
