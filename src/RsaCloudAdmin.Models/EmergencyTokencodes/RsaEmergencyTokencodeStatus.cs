namespace RsaCloudAdmin;

/// <summary>What a user's emergency tokencodes are after they were disabled: none is left for signing in online.</summary>
/// <remarks>Source: "Cloud Administration Disable Emergency Tokencode API", which answers with an empty body. Dates are in local time.</remarks>
public sealed class RsaEmergencyTokencodeStatus : IRsaUserNames
{
    /// <summary>The user's id in the service: the one that was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The tokencode that was disabled; null if the user had none.</summary>
    public string? EmergencyTokencodeId { get; init; }

    /// <summary>Whether the user had a tokencode before. The service removes all of a user's tokencodes at once.</summary>
    public required bool WasEnabled { get; init; }

    /// <summary>Until when a tokencode that was already used offline goes on working offline; null if that is not known.</summary>
    public DateTime? OfflineExpirationDate { get; internal set; }

    Uri? IRsaUserNames.Origin { get; set; }
}
