using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>A private key that is ready to sign. Signature providers hold on to it, so it lives as long as its connection.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly AsymmetricAlgorithm _algorithm;
    private readonly AsymmetricSecurityKey _key;

    /// <param name="rsa">The key.</param>
    /// <param name="keyId">Goes into the headers of tokens.</param>
    public SigningKey(RSA rsa, string keyId)
    {
        _algorithm = rsa;
        _key = new RsaSecurityKey(rsa) { KeyId = keyId };
        Algorithm = SecurityAlgorithms.RsaSha256;
    }

    /// <param name="ecdsa">The key, on the curve P-256.</param>
    /// <param name="keyId">Goes into the headers of tokens.</param>
    public SigningKey(ECDsa ecdsa, string keyId)
    {
        _algorithm = ecdsa;
        _key = new ECDsaSecurityKey(ecdsa) { KeyId = keyId };
        Algorithm = SecurityAlgorithms.EcdsaSha256;
    }

    /// <summary>RS256 or ES256.</summary>
    public string Algorithm { get; }

    /// <summary>What a token is signed with.</summary>
    /// <remarks>The providers' cache is the process's; a key in it would outlive its connection.</remarks>
    public SigningCredentials Credentials => new(_key, Algorithm)
    {
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };

    public void Dispose() => _algorithm.Dispose();
}
