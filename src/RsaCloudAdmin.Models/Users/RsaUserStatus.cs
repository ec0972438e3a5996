namespace RsaCloudAdmin;

/// <summary>Whether a user is enabled.</summary>
/// <remarks>Source: "Cloud Administration User Status API".</remarks>
public sealed class RsaUserStatus : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>"Enabled" or "Disabled", as the service words it.</summary>
    public required string UserStatus { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
