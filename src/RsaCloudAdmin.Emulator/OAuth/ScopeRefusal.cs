namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>What the issuer does with a scope that the client may not have. Sources disagree on what RSA's does.</summary>
public enum ScopeRefusal
{
    /// <summary>400 with invalid_scope, as the OAuth standard says.</summary>
    InvalidScope,

    /// <summary>403 in the framework's shape, as a public client's guide says.</summary>
    Forbidden,

    /// <summary>It gives a token that has no scope and opens nothing.</summary>
    EmptyToken,
}
