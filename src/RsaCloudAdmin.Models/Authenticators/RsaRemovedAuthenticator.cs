namespace RsaCloudAdmin;

/// <summary>A device that was removed from a user.</summary>
/// <remarks>Source: "Cloud Administration Delete User Device API". The service responds with nothing, so the values are those of the request.</remarks>
public sealed class RsaRemovedAuthenticator : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The id of the removed device.</summary>
    public required string AuthenticatorId { get; init; }

    /// <summary>The name of the removed device; null unless the service has listed it.</summary>
    public string? Name { get; init; }

    /// <summary>The model of the removed device; null unless the service has listed it.</summary>
    public string? DeviceType { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
