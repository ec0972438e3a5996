namespace RsaCloudAdmin;

/// <summary>The phone numbers of a user.</summary>
/// <remarks>Source: "Cloud Administration Update SMS and Voice Phone API". A number is null if the user has none, or if the service did not report it.</remarks>
public sealed class RsaUserPhone : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The phone number for SMS, as the service writes it; null if there is none or it is not known.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>The phone number for voice calls, as the service writes it; null if there is none or it is not known.</summary>
    public string? VoiceNumber { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
