namespace RsaCloudAdmin.Emulator.Keys;

/// <summary>The forms in which API keys are met.</summary>
public sealed record ApiKeyForm
{
    /// <summary>PKCS#8 instead of the PKCS#1 that RSA's console writes.</summary>
    public bool Pkcs8 { get; init; }

    /// <summary>The two characters \n for each line's end of the private key, as after a form or an environment variable.</summary>
    public bool EscapedLineEnds { get; init; }

    /// <summary>What follows "/AdminInterface/restapi" in the address: nothing, "/", "/v1" or "/v1/".</summary>
    public string UrlSuffix { get; init; } = "/v1";

    /// <summary>The size of the RSA key.</summary>
    public int Bits { get; init; } = 2048;
}
