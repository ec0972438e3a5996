using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Emulator.Keys;

namespace RsaCloudAdmin.Emulator.OAuth;

/// <summary>An OAuth client of the emulated issuer.</summary>
public sealed class EmulatedOAuthClient
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly AsymmetricAlgorithm _key;
    private readonly TimeProvider _clock;

    internal EmulatedOAuthClient(Uri issuer, OAuthClientForm form, TimeProvider clock)
    {
        Issuer = issuer;
        Form = form;
        _clock = clock;
        if (form.KeyType == OAuthKeyType.Ec)
        {
            var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            (_key, SecurityKey) = (ecdsa, new ECDsaSecurityKey(ecdsa) { KeyId = KeyId });
        }
        else
        {
            var rsa = RsaKeyPool.Rent(2048);
            (_key, SecurityKey) = (rsa, new RsaSecurityKey(rsa) { KeyId = KeyId });
        }
    }

    public string ClientId { get; } = Guid.NewGuid().ToString();

    /// <summary>Identifies the key (kid).</summary>
    public string KeyId { get; } = Guid.NewGuid().ToString("N")[..16];

    /// <summary>The issuer's address.</summary>
    public Uri Issuer { get; }

    /// <summary>The token endpoint. It is the audience of assertions.</summary>
    public string TokenEndpoint => $"{Issuer.AbsoluteUri}/token";

    /// <summary>The settings that it was created with.</summary>
    public OAuthClientForm Form { get; }

    internal SecurityKey SecurityKey { get; }

    /// <summary>Returns an RSA key pair to the pool. The client must not be used afterwards.</summary>
    internal void Release()
    {
        if (_key is RSA rsa)
            RsaKeyPool.Return(rsa);
    }

    internal string Algorithm => Form.KeyType == OAuthKeyType.Ec ? SecurityAlgorithms.EcdsaSha256 : SecurityAlgorithms.RsaSha256;

    /// <summary>Returns the private key as RSA's console provides it, as a JWK.</summary>
    public string ToJwk() => JsonSerializer.Serialize(JwkFields(), Readable);

    /// <summary>Returns the fields of the JWK, so that tests can change them. All except kty, use, alg, kid, crv, n, e, x and y are secrets.</summary>
    public Dictionary<string, string> JwkFields()
    {
        var fields = new Dictionary<string, string> { ["use"] = "sig", ["alg"] = Algorithm, ["kid"] = KeyId };
        if (_key is RSA rsa)
        {
            var numbers = rsa.ExportParameters(includePrivateParameters: true);
            fields["kty"] = "RSA";
            Add(("n", numbers.Modulus), ("e", numbers.Exponent), ("d", numbers.D), ("p", numbers.P), ("q", numbers.Q), ("dp", numbers.DP), ("dq", numbers.DQ), ("qi", numbers.InverseQ));
        }
        else
        {
            var numbers = ((ECDsa)_key).ExportParameters(includePrivateParameters: true);
            fields["kty"] = "EC";
            fields["crv"] = "P-256";
            Add(("x", numbers.Q.X), ("y", numbers.Q.Y), ("d", numbers.D));
        }

        return fields;

        void Add(params ReadOnlySpan<(string Name, byte[]? Number)> numbers)
        {
            foreach (var (name, number) in numbers)
                fields[name] = Base64UrlEncoder.Encode(number);
        }
    }

    /// <summary>Writes the JWK to a file. On Linux and macOS, only the owner can read it.</summary>
    public void WriteTo(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(ToJwk());
    }

    /// <summary>Creates an assertion of the client, for callers that do not sign their own.</summary>
    /// <param name="change">Changes the claims, for example to make the assertion invalid.</param>
    public string CreateAssertion(Action<Dictionary<string, object>>? change = null)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = ClientId,
            ["sub"] = ClientId,
            ["aud"] = TokenEndpoint,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = now,
            ["exp"] = now + 300,
        };
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(SecurityKey, Algorithm),
        });
    }
}
