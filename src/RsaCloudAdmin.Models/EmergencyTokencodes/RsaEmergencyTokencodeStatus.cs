namespace RsaCloudAdmin;

/// <summary>The status of a user's emergency tokencodes after they were disabled. None of them works online any more.</summary>
/// <remarks>Source: "Cloud Administration Disable Emergency Tokencode API", which returns an empty body. Dates are in local time.</remarks>
public sealed class RsaEmergencyTokencodeStatus : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The id of the disabled tokencode; null if the user had none.</summary>
    public string? EmergencyTokencodeId { get; init; }

    /// <summary>Whether the user had a tokencode. The service disables all tokencodes of a user at once.</summary>
    public required bool WasEnabled { get; init; }

    /// <summary>When a tokencode that was already used offline stops working offline; null if unknown.</summary>
    public DateTime? OfflineExpirationDate { get; internal set; }

    string? IRsaUserNames.Origin { get; set; }
}
