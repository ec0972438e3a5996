namespace RsaCloudAdmin.Emulator;

/// <summary>How the service compares the audience (aud) of an API key's token with its own address. RSA's own rule is not known.</summary>
public enum AudienceRule
{
    /// <summary>The audience must equal the address in the key file exactly.</summary>
    Strict,

    /// <summary>The same host is enough. A public client's tokens name only the host, which suggests this rule.</summary>
    Lenient,
}
