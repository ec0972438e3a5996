using System.Security;
using System.Security.Cryptography;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>An API key of the Cloud Administration APIs, as RSA's console saves it: a JSON file that contains a private key.</summary>
/// <remarks>
/// Fields of the file, as public clients read them: <c>customerName</c>, <c>accessID</c>, <c>accessKey</c> (PEM),
/// <c>adminRestApiUrl</c>, <c>description</c>.
/// </remarks>
public sealed class ApiKey : IDisposable
{
    private ApiKey(string accessId, string audience, ServiceAddress address, RSA rsa)
    {
        AccessId = accessId;
        Audience = audience;
        Address = address;
        Rsa = rsa;
    }

    /// <summary>The tenant's name; null if the key has none.</summary>
    public string? CustomerName { get; private init; }

    /// <summary>The description from the key file; null if it has none.</summary>
    public string? Description { get; private init; }

    /// <summary>The id that identifies the key to the service. It is not a secret.</summary>
    public string AccessId { get; }

    /// <summary>The service's address exactly as the key gives it. The service compares it with the token's audience.</summary>
    public string Audience { get; }

    /// <summary>The base of the addresses that requests go to, without a version. It ends in <c>/AdminInterface/restapi</c>.</summary>
    public Uri BaseUri => Address.Base;

    /// <summary>Whether the key came from a file that other users of this computer can read. False if this is not known, as on Windows.</summary>
    public bool IsReadableByOthers { get; private init; }

    internal ServiceAddress Address { get; }

    internal RSA Rsa { get; }

    /// <summary>Reads a key file. The key must be disposed.</summary>
    /// <exception cref="RsaKeyException">The file cannot be used; the message names the file and the problem.</exception>
    public static ApiKey FromFile(string path)
    {
        using var document = KeyDocument.ReadFile(path);
        return Read(document);
    }

    /// <summary>Reads a key from a string.</summary>
    /// <param name="json">The text of a key file.</param>
    /// <param name="source">The name of the key in messages, after "The".</param>
    /// <exception cref="RsaKeyException">The text cannot be used; the message names the source and the problem.</exception>
    public static ApiKey Parse(string json, string source = "API key")
    {
        using var document = KeyDocument.Parse(json, source);
        return Read(document);
    }

    /// <summary>Reads a key from a SecureString, as a vault returns it.</summary>
    /// <param name="json">The text of a key file.</param>
    /// <param name="source">The name of the key in messages, after "The".</param>
    /// <exception cref="RsaKeyException">The text cannot be used; the message names the source and the problem.</exception>
    public static ApiKey Parse(SecureString json, string source = "API key")
    {
        using var document = KeyDocument.Parse(json, source);
        return Read(document);
    }

    public void Dispose() => Rsa.Dispose();

    private static ApiKey Read(KeyDocument document)
    {
        if (document.Root.Has("kty") || document.Root.Has("keys"))
        {
            throw new RsaKeyException(RsaKeyFault.KeyOfOtherKind,
                $"The {document.Source} is not an API key: it is the key of an OAuth client (a JWK), which also needs the client's id, the issuer's address and the service's address.");
        }

        var accessId = Required(document, "accessID");
        var audience = Required(document, "adminRestApiUrl");
        var pem = document.Secret(document.Root, "accessKey") ?? throw Missing(document, "accessKey");
        var address = ReadAddress(audience, document.Source);
        return new ApiKey(accessId, audience, address, ReadRsa(pem, document))
        {
            CustomerName = document.Text(document.Root, "customerName"),
            Description = document.Text(document.Root, "description"),
            IsReadableByOthers = document.IsReadableByOthers,
        };
    }

    private static string Required(KeyDocument document, string name) => document.Text(document.Root, name) ?? throw Missing(document, name);

    private static RsaKeyException Missing(KeyDocument document, string name) => new(
        RsaKeyFault.KeyFieldMissing, $"The {document.Source} lacks the field {name}. Use the file as RSA's console saved it.");

    private static ServiceAddress ReadAddress(string url, string source)
    {
        try
        {
            return ServiceAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw new RsaKeyException(RsaKeyFault.KeyUrlNotUsable, $"The field adminRestApiUrl of the {source}{SafeAddress.Shown(url)} cannot be used: {e.Message}");
        }
    }

    private static RSA ReadRsa(ReadOnlyMemory<byte> pem, KeyDocument document)
    {
        RSA rsa;
        try
        {
            rsa = PrivateKeyReader.Read(pem, document.Memory);
        }
        catch (NotAnRsaKeyException e)
        {
            throw new RsaKeyException(RsaKeyFault.KeyNotRsa, $"The field accessKey of the {document.Source} does not contain an RSA private key: {e.Message}.");
        }

        try
        {
            RsaNumbers.RequireLength(rsa.ExportParameters(includePrivateParameters: false).Modulus!, document.Source);
            return rsa;
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }
}
