namespace RsaCloudAdmin;

/// <summary>A hardware token after a change. Values that the service did not send are null.</summary>
/// <remarks>Sources: "Cloud Administration Enable Hardware Token API" and related pages. Dates are in local time.</remarks>
public sealed class RsaHardwareToken : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The serial number on the back of the token.</summary>
    public required string TokenSerialNumber { get; init; }

    /// <summary>The name of the token; by default its serial number. Null after a change of the status.</summary>
    public string? TokenName { get; init; }

    /// <summary>"Enabled" or "Disabled"; null after any other change.</summary>
    public string? TokenStatus { get; init; }

    /// <summary>The administrator or API key that last changed the status.</summary>
    public string? TokenStatusChangedBy { get; init; }

    /// <summary>When the status was last changed.</summary>
    public DateTime? TokenStatusChangedAt { get; init; }

    Uri? IRsaUserNames.Origin { get; set; }
}
