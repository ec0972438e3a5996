namespace RsaCloudAdmin;

/// <summary>The lock status of a user's sign-in methods, as the service reports it after an unlock.</summary>
/// <remarks>Source: "Cloud Administration Unlock User Tokencodes API". The service reports all three methods, regardless of the request.</remarks>
public sealed class RsaUserMethodStatus : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>Whether Authenticate OTP is locked.</summary>
    public required bool IsTokenLocked { get; init; }

    /// <summary>Whether SMS Tokencode is locked.</summary>
    public required bool IsSmsLocked { get; init; }

    /// <summary>Whether Voice Tokencode is locked.</summary>
    public required bool IsVoiceLocked { get; init; }

    /// <summary>Returns whether the method is locked.</summary>
    public bool IsLocked(RsaUserMethod method) => method switch
    {
        RsaUserMethod.Token => IsTokenLocked,
        RsaUserMethod.Sms => IsSmsLocked,
        RsaUserMethod.Voice => IsVoiceLocked,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    string? IRsaUserNames.Origin { get; set; }
}
