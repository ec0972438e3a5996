using System.Security;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The private key of an OAuth client, as RSA's console saves it: a JSON Web Key, either RSA or on the curve P-256.</summary>
public sealed class OAuthKey : IDisposable
{
    private OAuthKey(string keyId, SigningKey key, bool isReadableByOthers)
    {
        KeyId = keyId;
        Signing = key;
        IsReadableByOthers = isReadableByOthers;
    }

    /// <summary>The id that identifies the key to the issuer (kid). It is not a secret.</summary>
    public string KeyId { get; }

    /// <summary>Whether the key came from a file that other users of this computer can read. False if this is not known, as on Windows.</summary>
    public bool IsReadableByOthers { get; }

    internal SigningKey Signing { get; }

    /// <summary>Reads a key file. The key must be disposed.</summary>
    /// <exception cref="RsaKeyException">The file cannot be used; the message names the file and the problem.</exception>
    public static OAuthKey FromFile(string path)
    {
        using var document = KeyDocument.ReadFile(path);
        return Read(document);
    }

    /// <summary>Reads a key from a string.</summary>
    /// <param name="json">A JWK, or a JWK set with one private key.</param>
    /// <param name="source">The name of the key in messages, after "The".</param>
    /// <exception cref="RsaKeyException">The text cannot be used; the message names the source and the problem.</exception>
    public static OAuthKey Parse(string json, string source = "OAuth key")
    {
        using var document = KeyDocument.Parse(json, source);
        return Read(document);
    }

    /// <summary>Reads a key from a SecureString, as a vault returns it.</summary>
    /// <param name="json">A JWK, or a JWK set with one private key.</param>
    /// <param name="source">The name of the key in messages, after "The".</param>
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
                $"The {document.Source} is an API key, not the key of an OAuth client. An API key needs no client id, issuer or address.");
        }

        var key = Find(document);
        var keyId = document.Text(key, "kid") ?? throw new RsaKeyException(RsaKeyFault.KeyFieldMissing,
            $"The {document.Source} lacks the field kid, which identifies the key to the issuer. Save the client's private key again in RSA's console, and use it unchanged.");
        return new OAuthKey(keyId, JwkReader.Read(document, key, keyId), document.IsReadableByOthers);
    }

    // RSA's console saves a single key. Some tools turn it into a set.
    private static KeyObject Find(KeyDocument document)
    {
        if (document.Objects("keys") is not { } set)
            return document.Root;
        var keys = set.Where(key => document.Secret(key, "d") is not null).ToList();
        return keys.Count == 1 ? keys[0] : throw new RsaKeyException(RsaKeyFault.KeyFieldMissing,
            $"The {document.Source} is a set with {keys.Count} private keys, but one is needed. Use a file with only the client's private key.");
    }
}
