namespace RsaCloudAdmin;

/// <summary>
/// What is wrong with a key or a related value. The names are the error ids of Connect-RsaCloudAdmin, and do not change
/// between versions.
/// </summary>
public enum RsaKeyFault
{
    /// <summary>The key file does not exist.</summary>
    KeyFileNotFound,

    /// <summary>The key file exists, but cannot be read.</summary>
    KeyFileNotReadable,

    /// <summary>The text of the key is not a JSON object.</summary>
    KeyNotJson,

    /// <summary>A required field is missing or empty.</summary>
    KeyFieldMissing,

    /// <summary>The field accessKey does not hold an RSA private key.</summary>
    KeyNotRsa,

    /// <summary>The RSA key has fewer than 2048 bits.</summary>
    KeyTooShort,

    /// <summary>The field adminRestApiUrl is not an address that a key can be used with.</summary>
    KeyUrlNotUsable,

    /// <summary>The key of the OAuth client is not a private key that can sign.</summary>
    KeyNotUsable,

    /// <summary>It is an API key where an OAuth client's key is needed, or the other way round.</summary>
    KeyOfOtherKind,

    /// <summary>The issuer's address cannot be used with an OAuth client.</summary>
    IssuerNotUsable,

    /// <summary>The service's address cannot be used with an OAuth client.</summary>
    BaseUriNotUsable,

    /// <summary>The addresses of the issuer and the service do not belong to the same tenant.</summary>
    TenantMismatch,

    /// <summary>A scope contains a character that scopes cannot contain.</summary>
    ScopeNotUsable,

    /// <summary>The text of a key was given instead of another value.</summary>
    KeyMisplaced,
}
