namespace RsaCloudAdmin;

/// <summary>A hardware token after it was changed. What the service did not send is null.</summary>
/// <remarks>Sources: "Cloud Administration Enable Hardware Token API" and related pages. Dates are in local time.</remarks>
public sealed class RsaHardwareToken : IRsaUserNames
{
    /// <summary>The user's id in the service: the one that was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The number at the back of the token.</summary>
    public required string TokenSerialNumber { get; init; }

    /// <summary>The name that an administrator gave the token; by default its serial number. Null after a change of the status.</summary>
    public string? TokenName { get; init; }

    /// <summary>"Enabled" or "Disabled"; null after a change of something else.</summary>
    public string? TokenStatus { get; init; }

    /// <summary>The administrator (or API key) that changed the status last.</summary>
    public string? TokenStatusChangedBy { get; init; }

    /// <summary>When the status was changed last.</summary>
    public DateTime? TokenStatusChangedAt { get; init; }

    Uri? IRsaUserNames.Origin { get; set; }
}
