namespace RsaCloudAdmin;

/// <summary>The kinds of authenticators that the service lists for a user.</summary>
/// <remarks>Source: "Cloud Administration Authenticator Details API Version 2", whose response has a list for each kind.</remarks>
public enum RsaAuthenticatorKind
{
    /// <summary>A device, such as a phone with RSA's app, or a browser.</summary>
    Device,

    /// <summary>A FIDO authenticator, such as a security key or a passkey.</summary>
    Fido,

    /// <summary>A hardware token that shows codes: a SecurID 700, or this part of a DS100.</summary>
    HardwareToken,
}
