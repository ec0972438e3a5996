using System.Security.Cryptography;
using System.Text.Json;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>Keys for the tests, generated once, and key files that contain them.</summary>
internal static class TestKeys
{
    public const string Address = "https://example.access.securid.com/AdminInterface/restapi/v1";
    public const string AccessId = "9b1f0d4e-0000-4000-8000-000000000001";

    private static readonly Lazy<RSA> Made = new(() => Make(2048));

    public static RSA Rsa => Made.Value;

    public static RSA Make(int bits)
    {
#if NETFRAMEWORK
        // Mono's RSA.Create always uses 1024 bits. Mono also generates the key on first use, which the tests do from several
        // threads.
        var rsa = new RSACryptoServiceProvider(bits);
        rsa.ExportParameters(includePrivateParameters: false);
        return rsa;
#else
        return RSA.Create(bits);
#endif
    }

    public static string Pkcs1 => Rsa.ExportRSAPrivateKeyPem();

    public static string Pkcs8 => Rsa.ExportPkcs8PrivateKeyPem();

    public static string File(string? pem = null, string? address = null, string accessId = AccessId) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["customerName"] = "Example Ltd",
        ["accessID"] = accessId,
        ["accessKey"] = pem ?? Pkcs1,
        ["adminRestApiUrl"] = address ?? Address,
        ["description"] = "made for a test",
    });

    public static ApiKey Key(string? address = null) => ApiKey.Parse(File(address: address));
}
