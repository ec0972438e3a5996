using System.Security.Cryptography;
using System.Text.Json;

namespace RsaCloudAdmin.Tests.Errors;

internal static class KeyFiles
{
    public static string With(this StrangerKey key, string field, string value) =>
        JsonSerializer.Serialize(new Dictionary<string, object?>(key.Fields) { [field] = value });

    public static string ShortKey()
    {
        using var rsa = RSA.Create(1024);
        return rsa.ExportRSAPrivateKeyPem();
    }
}
