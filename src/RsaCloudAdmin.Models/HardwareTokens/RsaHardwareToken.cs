namespace RsaCloudAdmin;

/// <summary>A hardware token. Values that the service did not send are null; after a change, these are most of them.</summary>
/// <remarks>Sources: "Cloud Administration Enable Hardware Token API" and related pages. Dates are in local time.</remarks>
public sealed class RsaHardwareToken : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent. In the details of a token, the id of its user; empty if it has none.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id. In the details of a token, the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The serial number on the back of the token.</summary>
    public required string TokenSerialNumber { get; init; }

    /// <summary>The name of the token; by default its serial number. Null after a change, unless the service reports it.</summary>
    public string? TokenName { get; init; }

    /// <summary>"Enabled" or "Disabled". Null after a change, unless the service reports it.</summary>
    public string? TokenStatus { get; init; }

    /// <summary>Why the token has its status, as the service words it. Null if the service reports no reason.</summary>
    public string? TokenStatusReason { get; init; }

    /// <summary>The administrator or API key that last changed the status.</summary>
    public string? TokenStatusChangedBy { get; init; }

    /// <summary>When the status was last changed.</summary>
    public DateTime? TokenStatusChangedAt { get; init; }

    /// <summary>The state of the assignment, such as "Unassigned" or "Activation Pending", as the service words it. RSA documents the words only in part.</summary>
    public string? TokenState { get; init; }

    /// <summary>Whether the user has set a PIN.</summary>
    public bool? PinSet { get; init; }

    /// <summary>The administrator or API key that assigned the token.</summary>
    public string? AssignedBy { get; init; }

    /// <summary>When the token was assigned.</summary>
    public DateTime? AssignedAt { get; init; }

    /// <summary>The model of the token, such as "SID700".</summary>
    public string? DeviceType { get; init; }

    /// <summary>When the token was registered, as the service reports it.</summary>
    public DateTime? RegisteredDate { get; init; }

    /// <summary>When the token stops working.</summary>
    public DateTime? ExpirationDate { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
