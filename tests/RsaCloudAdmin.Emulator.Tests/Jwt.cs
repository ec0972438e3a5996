using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RsaCloudAdmin.Emulator.Keys;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>A token put together by hand, so that it can be wrong in every way.</summary>
internal sealed class Jwt
{
    private readonly string _privateKey;

    public Jwt(EmulatedApiKey key, DateTimeOffset now)
    {
        _privateKey = key.PrivateKeyPem;
        Header = new() { ["typ"] = "JWT", ["alg"] = "RS256" };
        Claims = new()
        {
            ["sub"] = key.AccessId,
            ["aud"] = key.AdminRestApiUrl,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.ToUnixTimeSeconds() + 1800,
        };
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    /// <summary>Signed with the key, as RS256 is.</summary>
    public string Signed() => Signed(_privateKey);

    /// <summary>Signed with another key.</summary>
    public string Signed(string privateKeyPem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privateKeyPem);
        return With(rsa.SignData(Content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>Signed with what everybody knows, in the hope that the service takes it for a shared secret.</summary>
    public string SignedWithPublicKey()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(_privateKey);
        return With(HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), Content));
    }

    public string Unsigned() => With([]);

    private byte[] Content => Encoding.ASCII.GetBytes($"{Part(Header)}.{Part(Claims)}");

    private string With(byte[] signature) => $"{Encoding.ASCII.GetString(Content)}.{Base64Url.EncodeToString(signature)}";

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
