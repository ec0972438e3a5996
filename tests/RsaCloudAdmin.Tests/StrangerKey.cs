using System.Security.Cryptography;
using System.Text.Json;

namespace RsaCloudAdmin.Tests;

/// <summary>A valid key file that the service did not create.</summary>
internal sealed class StrangerKey(Uri baseUri)
{
    // Shared, because generating a key takes 0.2 seconds.
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
