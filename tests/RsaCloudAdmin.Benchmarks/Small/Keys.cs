using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>Creates keys as RSA's console saves them.</summary>
internal static class Keys
{
    public static string File(RSA rsa) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["customerName"] = "Example",
        ["accessID"] = "a-key",
        ["adminRestApiUrl"] = "https://example.access.securid.com/AdminInterface/restapi/v1",
        ["accessKey"] = rsa.ExportRSAPrivateKeyPem(),
    });

    public static string Jwk(RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: true);
        return Jwk(new() { ["kty"] = "RSA" }, ("n", key.Modulus), ("e", key.Exponent), ("d", key.D), ("p", key.P), ("q", key.Q), ("dp", key.DP), ("dq", key.DQ), ("qi", key.InverseQ));
    }

    public static string Jwk(ECDsa ec)
    {
        var key = ec.ExportParameters(includePrivateParameters: true);
        return Jwk(new() { ["kty"] = "EC", ["crv"] = "P-256" }, ("x", key.Q.X), ("y", key.Q.Y), ("d", key.D));
    }

    private static string Jwk(Dictionary<string, string> fields, params (string Name, byte[]? Number)[] numbers)
    {
        fields.Add("kid", "a-key");
        foreach (var (name, number) in numbers)
            fields.Add(name, Base64Url.EncodeToString(number));
        return JsonSerializer.Serialize(fields);
    }
}
