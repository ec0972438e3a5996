namespace RsaCloudAdmin;

/// <summary>What is wrong with a key, or with what is given beside it. The names are the ids of Connect-RsaCloudAdmin's errors and do not change.</summary>
public enum RsaKeyFault
{
    /// <summary>There is no such file.</summary>
    KeyFileNotFound,

    /// <summary>The file exists and cannot be read.</summary>
    KeyFileNotReadable,

    /// <summary>The text is not a JSON object.</summary>
    KeyNotJson,

    /// <summary>A field that every key has is not there, or is empty.</summary>
    KeyFieldMissing,

    /// <summary>The field accessKey does not hold an RSA private key.</summary>
    KeyNotRsa,

    /// <summary>The RSA key has fewer than 2048 bits.</summary>
    KeyTooShort,

    /// <summary>The field adminRestApiUrl is not an address that a key may be used with.</summary>
    KeyUrlNotUsable,

    /// <summary>The key of an OAuth client is no private key that signatures can be made with.</summary>
    KeyNotUsable,

    /// <summary>It is an API key where an OAuth client's key is needed, or the other way round.</summary>
    KeyOfOtherKind,

    /// <summary>The issuer's address is not one that an OAuth client may be used with.</summary>
    IssuerNotUsable,

    /// <summary>The service's address is not one that an OAuth client may be used with.</summary>
    BaseUriNotUsable,

    /// <summary>The issuer's address and the service's do not belong to one tenant.</summary>
    TenantMismatch,

    /// <summary>A scope is not one word.</summary>
    ScopeNotUsable,

    /// <summary>The text of a key was given for something else.</summary>
    KeyMisplaced,
}
