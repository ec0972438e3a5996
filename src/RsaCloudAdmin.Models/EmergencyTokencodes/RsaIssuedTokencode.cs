namespace RsaCloudAdmin;

/// <summary>The data of a new emergency tokencode, without the code itself.</summary>
/// <remarks>Sources: "Cloud Administration Enable Emergency Tokencode API", versions 1 and 2. Dates are in local time.</remarks>
public abstract class RsaIssuedTokencode : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The id of the tokencode, which is needed to disable it; not a secret.</summary>
    public required string EmergencyTokencodeId { get; init; }

    /// <summary>When the code stops working online; null if the service did not say.</summary>
    public DateTime? ExpirationDate { get; init; }

    /// <summary>When the code stops working offline, on a computer with RSA's MFA agent; null if the service did not say.</summary>
    public DateTime? OfflineExpirationDate { get; init; }

    /// <summary>Whether the code works only once; null with version 1 of the API, which does not report it.</summary>
    public bool? IsOneTimeUse { get; init; }

    /// <summary>Whether the company's settings overrode the request; null with version 1 of the API, which does not report it.</summary>
    public bool? IsSetByCompany { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
