namespace RsaCloudAdmin;

/// <summary>A user whose code was revoked: the service responded without an error message.</summary>
/// <remarks>Source: "Cloud Administration Void Enrollment Code API".</remarks>
public sealed class RsaRevokedCode : IRsaUserNames
{
    /// <summary>The id of the user in the service.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup, as it was sent.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the service has none.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The status number that the service returned. RSA lists 1002, 1013 and 1014 without their meanings.</summary>
    public required int Status { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
