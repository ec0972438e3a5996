using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>A private key that signs tokens. The platform holds it, not the memory of .NET.</summary>
/// <remarks>
/// The signature providers of the token library are not used, because they copy the key's numbers into memory that is never
/// wiped.
/// </remarks>
internal sealed class SigningKey : IDisposable
{
    private readonly AsymmetricAlgorithm _key;
    private readonly Func<byte[], byte[]> _sign;
    private readonly string? _keyId;

    /// <param name="rsa">The key.</param>
    /// <param name="keyId">The key id for the headers of tokens; null for none.</param>
    public SigningKey(RSA rsa, string? keyId)
    {
        _key = rsa;
        _keyId = keyId;
        _sign = content => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Algorithm = SecurityAlgorithms.RsaSha256;
    }

    /// <param name="ecdsa">The key, on the curve P-256.</param>
    /// <param name="keyId">The key id for the headers of tokens.</param>
    public SigningKey(ECDsa ecdsa, string keyId)
    {
        _key = ecdsa;
        _keyId = keyId;
        _sign = content => ecdsa.SignData(content, HashAlgorithmName.SHA256);
        Algorithm = SecurityAlgorithms.EcdsaSha256;
    }

    /// <summary>The signature algorithm: RS256 or ES256.</summary>
    public string Algorithm { get; }

    /// <summary>Returns a signed token (RFC 7515, 7.1).</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public string Sign(JwtPayload claims)
    {
        var header = new JwtHeader { [JwtHeaderParameterNames.Alg] = Algorithm, [JwtHeaderParameterNames.Typ] = JwtConstants.HeaderType };
        if (_keyId is not null)
            header[JwtHeaderParameterNames.Kid] = _keyId;
        var content = $"{header.Base64UrlEncode()}.{claims.Base64UrlEncode()}";
        return $"{content}.{Base64UrlEncoder.Encode(_sign(Encoding.ASCII.GetBytes(content)))}";
    }

    public void Dispose() => _key.Dispose();
}
