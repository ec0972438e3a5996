namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>The settings that an administrator chooses for a new OAuth client.</summary>
public sealed record OAuthClientForm
{
    /// <summary>The type of its key.</summary>
    public OAuthKeyType KeyType { get; init; }

    /// <summary>The scopes that it may have; by default, those of all emulated operations.</summary>
    public IReadOnlyList<string> AllowedScopes { get; init; } = OAuthScopes.All;

    /// <summary>The lifetime of its access tokens.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the service accepts an access token after its lifetime.</summary>
    public TimeSpan Grace { get; init; }
}

/// <summary>The type of an OAuth client's key.</summary>
public enum OAuthKeyType
{
    /// <summary>RSA with 2048 bits, for RS256.</summary>
    Rsa,

    /// <summary>The elliptic curve P-256, for ES256.</summary>
    Ec,
}
