namespace RsaCloudAdmin;

/// <summary>Which of a user's sign-in methods are locked, as the service reports after an unlock.</summary>
/// <remarks>Source: "Cloud Administration Unlock User Tokencodes API"; the service reports all three methods, whichever were asked for.</remarks>
public sealed class RsaUserMethodStatus : IRsaUserNames
{
    /// <summary>The user's id in the service: the one that was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name, as the service gave it in a look-up; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>Whether Authenticate OTP is locked.</summary>
    public required bool IsTokenLocked { get; init; }

    /// <summary>Whether SMS Tokencode is locked.</summary>
    public required bool IsSmsLocked { get; init; }

    /// <summary>Whether Voice Tokencode is locked.</summary>
    public required bool IsVoiceLocked { get; init; }

    /// <summary>Whether the given method is locked.</summary>
    public bool IsLocked(RsaUserMethod method) => method switch
    {
        RsaUserMethod.Token => IsTokenLocked,
        RsaUserMethod.Sms => IsSmsLocked,
        RsaUserMethod.Voice => IsVoiceLocked,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    Uri? IRsaUserNames.Origin { get; set; }
}
