namespace RsaCloudAdmin;

/// <summary>A hardware token after it was enabled or disabled.</summary>
/// <remarks>Source: "Cloud Administration Enable Hardware Token API". Dates are UTC.</remarks>
public sealed class RsaHardwareToken
{
    /// <summary>The id of the user whom the token is assigned to.</summary>
    public required string UserId { get; init; }

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public required string Identity { get; init; }

    /// <summary>The number at the back of the token.</summary>
    public required string TokenSerialNumber { get; init; }

    /// <summary>"Enabled" or "Disabled".</summary>
    public required string TokenStatus { get; init; }

    /// <summary>The administrator (or API key) that changed the status last.</summary>
    public string? TokenStatusChangedBy { get; init; }

    /// <summary>When the status was changed last.</summary>
    public DateTime? TokenStatusChangedAt { get; init; }
}
