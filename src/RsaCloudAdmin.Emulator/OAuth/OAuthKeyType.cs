namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>The kind of an OAuth client's key.</summary>
public enum OAuthKeyType
{
    /// <summary>RSA of 2048 bits, for RS256.</summary>
    Rsa,

    /// <summary>The elliptic curve P-256, for ES256.</summary>
    Ec,
}
