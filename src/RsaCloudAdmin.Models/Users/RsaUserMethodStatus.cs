namespace RsaCloudAdmin;

/// <summary>Which of a user's sign-in methods are locked, as the service reports after an unlock.</summary>
/// <remarks>Source: "Cloud Administration Unlock User Tokencodes API"; the service reports all three methods, whichever were asked for.</remarks>
public sealed class RsaUserMethodStatus
{
    /// <summary>The user's id in the service.</summary>
    public required string UserId { get; init; }

    /// <summary>What the user was asked for by: an e-mail address, a user name or the id.</summary>
    public required string Identity { get; init; }

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
}
