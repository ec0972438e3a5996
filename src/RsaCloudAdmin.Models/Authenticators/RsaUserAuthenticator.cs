namespace RsaCloudAdmin;

/// <summary>An authenticator of a user: a device, a FIDO authenticator or a hardware token. Values that the service did not send are null.</summary>
/// <remarks>
/// Source: "Cloud Administration Authenticator Details API Version 2". Which kinds have which values is not documented. Dates
/// are in local time.
/// </remarks>
public sealed class RsaUserAuthenticator : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>"Device", "Fido" or "HardwareToken": the names in <see cref="RsaAuthenticatorKind"/>.</summary>
    /// <remarks>A string, because PowerShell would write an enumeration to JSON as a number.</remarks>
    public required string Kind { get; init; }

    /// <summary>The id of the authenticator in the service. It has another name than the user's id, so that a list can contain both.</summary>
    public string? AuthenticatorId { get; init; }

    /// <summary>The name of the authenticator. For a hardware token, by default its serial number.</summary>
    public string? Name { get; init; }

    /// <summary>The model, such as "SID700", as the service words it.</summary>
    public string? DeviceType { get; init; }

    /// <summary>The status of the authenticator, such as "Enabled", as the service words it.</summary>
    public string? Status { get; init; }

    /// <summary>When the authenticator was registered, as the service reports it.</summary>
    public DateTime? RegisteredDate { get; init; }

    /// <summary>When the authenticator was last changed.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>What a device can be used for, as the service words it. RSA does not document the format.</summary>
    public string? Capabilities { get; init; }

    /// <summary>The browser, if the device is one.</summary>
    public string? Browser { get; init; }

    /// <summary>The serial number of a hardware token.</summary>
    public string? TokenSerialNumber { get; init; }

    /// <summary>The serial number of the device that a hardware token is a part of.</summary>
    public string? DeviceSerialNumber { get; init; }

    /// <summary>The state of a hardware token, such as "Activation Pending", as the service words it. RSA documents the words only in part.</summary>
    public string? TokenState { get; init; }

    /// <summary>The status of a hardware token: "Enabled" or "Disabled".</summary>
    public string? TokenStatus { get; init; }

    /// <summary>Why a hardware token has its status.</summary>
    public string? TokenStatusReason { get; init; }

    /// <summary>When the status of a hardware token was last changed.</summary>
    public DateTime? TokenStatusChangedAt { get; init; }

    /// <summary>The administrator or API key that last changed the status of a hardware token.</summary>
    public string? TokenStatusChangedBy { get; init; }

    /// <summary>Whether the user has set the PIN of a hardware token.</summary>
    public bool? PinSet { get; init; }

    /// <summary>When a hardware token stops working.</summary>
    public DateTime? ExpirationDate { get; init; }

    /// <summary>When a hardware token was assigned.</summary>
    public DateTime? AssignedAt { get; init; }

    /// <summary>The administrator or API key that assigned a hardware token.</summary>
    public string? AssignedBy { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
