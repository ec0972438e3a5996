namespace RsaCloudAdmin.Emulator.Keys;

/// <summary>The form of an API key.</summary>
public sealed record ApiKeyForm
{
    /// <summary>Whether the private key is PKCS#8. RSA's console writes PKCS#1.</summary>
    public bool Pkcs8 { get; init; }

    /// <summary>Whether line breaks in the private key are the two characters \n, as happens in forms and environment variables.</summary>
    public bool EscapedLineEnds { get; init; }

    /// <summary>The text after "/AdminInterface/restapi" in the address: nothing, "/", "/v1" or "/v1/".</summary>
    public string UrlSuffix { get; init; } = "/v1";

    /// <summary>The size of the RSA key, in bits.</summary>
    public int Bits { get; init; } = 2048;
}
