using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>A token built by hand, so that any part can be wrong.</summary>
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

    /// <summary>Returns the token signed with the key (RS256).</summary>
    public string Signed() => Signed(_privateKey);

    public string Signed(string privateKeyPem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privateKeyPem);
        return With(rsa.SignData(Content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>Returns the token signed with the public key as an HMAC secret. A service must not accept it.</summary>
    public string SignedWithPublicKey()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(_privateKey);
        return With(HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), Content));
    }

    public string Unsigned() => With([]);

    /// <summary>Decodes a part of a token as a JSON object.</summary>
    public static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    /// <summary>Returns a token signed with an OAuth client's key (ES256).</summary>
    public static string Sign(EmulatedOAuthClient client, string header, string claims)
    {
        var fields = client.JwkFields();
        byte[] Number(string name) => Base64Url.DecodeFromChars(fields[name]);
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Number("d"), Q = new ECPoint { X = Number("x"), Y = Number("y") } });
        var content = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{content}.{Base64Url.EncodeToString(ecdsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
    }

    private byte[] Content => Encoding.ASCII.GetBytes($"{Part(Header)}.{Part(Claims)}");

    private string With(byte[] signature) => $"{Encoding.ASCII.GetString(Content)}.{Base64Url.EncodeToString(signature)}";

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
