namespace RsaCloudAdmin;

/// <summary>A sign-in method that the service locks after failed attempts, and that a help desk can unlock.</summary>
/// <remarks>Source: "Cloud Administration Unlock User Tokencodes API", request parameter <c>unlockMethods</c>.</remarks>
public enum RsaUserMethod
{
    /// <summary>Authenticate OTP: the code from the authenticator app or a token.</summary>
    Token,

    /// <summary>SMS Tokencode.</summary>
    Sms,

    /// <summary>Voice Tokencode.</summary>
    Voice,
}
