namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>What an administrator chooses when an OAuth client is made.</summary>
public sealed record OAuthClientForm
{
    /// <summary>The kind of its key.</summary>
    public OAuthKeyType KeyType { get; init; }

    /// <summary>The scopes that it may have; by default those of every operation that the emulator knows.</summary>
    public IReadOnlyList<string> AllowedScopes { get; init; } = OAuthScopes.All;

    /// <summary>How long its access tokens live.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>For how much longer than it is told the service accepts them.</summary>
    public TimeSpan Grace { get; init; }
}

/// <summary>The kind of an OAuth client's key.</summary>
public enum OAuthKeyType
{
    /// <summary>RSA of 2048 bits, for RS256.</summary>
    Rsa,

    /// <summary>The elliptic curve P-256, for ES256.</summary>
    Ec,
}
