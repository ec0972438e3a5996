using System.Security.Cryptography;
using System.Text.Json;

namespace RsaCloudAdmin.Tests;

/// <summary>A key file of good form that the service never made.</summary>
internal sealed class StrangerKey(Uri baseUri)
{
    // Generating a key takes a fifth of a second.
    private static readonly RSA Rsa = RSA.Create(2048);

    public string Json => JsonSerializer.Serialize(Fields);

    public Dictionary<string, object?> Fields => new()
    {
        ["customerName"] = "Stranger",
        ["accessID"] = "5f9f2b1e-0000-4000-8000-00000000cafe",
        ["accessKey"] = Rsa.ExportRSAPrivateKeyPem(),
        ["adminRestApiUrl"] = baseUri.AbsoluteUri,
        ["description"] = "Not known to the service",
    };
}
