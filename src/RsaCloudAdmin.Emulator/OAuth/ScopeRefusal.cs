namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>How the issuer responds to a scope that the client may not have. Sources disagree on what RSA's issuer does.</summary>
public enum ScopeRefusal
{
    /// <summary>400 with invalid_scope, as the OAuth standard says.</summary>
    InvalidScope,

    /// <summary>403 in the framework's format, as a public client's guide says.</summary>
    Forbidden,

    /// <summary>A token that has no scope and permits nothing.</summary>
    EmptyToken,
}
