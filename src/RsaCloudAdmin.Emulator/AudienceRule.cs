namespace RsaCloudAdmin.Emulator;

/// <summary>How the service compares the audience of an API key's token with its own address. Which of the two RSA's does is not known.</summary>
public enum AudienceRule
{
    /// <summary>It must be the address in the key file to the letter.</summary>
    Strict,

    /// <summary>The same host is enough, as a public client's tokens suggest that name nothing more.</summary>
    Lenient,
}
