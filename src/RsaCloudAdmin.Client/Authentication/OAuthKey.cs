using System.Security;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The private key of an OAuth client, as RSA's console gives it: a JSON Web Key, RSA or of the curve P-256.</summary>
public sealed class OAuthKey : IDisposable
{
    private OAuthKey(string keyId, SigningKey key, bool isReadableByOthers)
    {
        KeyId = keyId;
        Signing = key;
        IsReadableByOthers = isReadableByOthers;
    }

    /// <summary>Identifies the key to the issuer (kid); not a secret.</summary>
    public string KeyId { get; }

    /// <summary>How it signs: RS256 or ES256.</summary>
    public string Algorithm => Signing.Algorithm;

    /// <summary>Whether the key came from a file that others on this computer may read.</summary>
    public bool IsReadableByOthers { get; }

    internal SigningKey Signing { get; }

    /// <summary>Reads a key file.</summary>
    /// <exception cref="RsaKeyException">The file cannot be used; the message names it and the problem.</exception>
    public static OAuthKey FromFile(string path)
    {
        using var document = KeyDocument.ReadFile(path);
        return Read(document);
    }

    /// <summary>Reads a key from its text.</summary>
    /// <param name="json">A JWK, or a JWK set with one private key.</param>
    /// <param name="source">What messages call it, after "The".</param>
    /// <exception cref="RsaKeyException">The text cannot be used; the message names the source and the problem.</exception>
    public static OAuthKey Parse(string json, string source = "OAuth key")
    {
        using var document = KeyDocument.Parse(json, source);
        return Read(document);
    }

    /// <summary>Reads a key from its text, as a vault returns it.</summary>
    /// <param name="json">A JWK, or a JWK set with one private key.</param>
    /// <param name="source">What messages call it, after "The".</param>
    /// <exception cref="RsaKeyException">The text cannot be used; the message names the source and the problem.</exception>
    public static OAuthKey Parse(SecureString json, string source = "OAuth key")
    {
        using var document = KeyDocument.Parse(json, source);
        return Read(document);
    }

    public void Dispose() => Signing.Dispose();

    private static OAuthKey Read(KeyDocument document)
    {
        if (document.Root.Has("accessKey"))
        {
            throw new RsaKeyException(RsaKeyFault.KeyOfOtherKind,
                $"The {document.Source} is an API key, not the key of an OAuth client. It is used without a client's id, an issuer and an address.");
        }

        var key = Find(document);
        var keyId = document.Text(key, "kid") ?? throw new RsaKeyException(RsaKeyFault.KeyFieldMissing,
            $"The {document.Source} lacks the field kid, by which the issuer knows the key. Save the client's private key anew in RSA's console, and use it unchanged.");
        return new OAuthKey(keyId, JwkReader.Read(document, key, keyId), document.IsReadableByOthers);
    }

    // RSA's console gives a key; some tools make a set of it.
    private static KeyObject Find(KeyDocument document)
    {
        if (document.Objects("keys") is not { } set)
            return document.Root;
        var keys = set.Where(key => document.Secret(key, "d") is not null).ToList();
        return keys.Count == 1 ? keys[0] : throw new RsaKeyException(RsaKeyFault.KeyFieldMissing,
            $"The {document.Source} is a set with {keys.Count} private keys, and one is needed. Use the client's own private key alone.");
    }
}
