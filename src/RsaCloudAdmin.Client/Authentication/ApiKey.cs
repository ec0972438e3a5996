using System.Security.Cryptography;
using System.Text.Json;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>An API key of the Cloud Administration APIs, as RSA's console saves it: a JSON file with a private key in it.</summary>
/// <remarks>
/// Fields of the file, as public clients read them: <c>customerName</c>, <c>accessID</c>, <c>accessKey</c>
/// (PEM), <c>adminRestApiUrl</c>, <c>description</c>.
/// </remarks>
public sealed class ApiKey : IDisposable
{
    private const int LeastBits = 2048;
    private const int LargestFile = 256 * 1024;

    private ApiKey(string accessId, string audience, ServiceAddress address, RSA rsa)
    {
        AccessId = accessId;
        Audience = audience;
        Address = address;
        Rsa = rsa;
    }

    /// <summary>The tenant's name; null if the key does not say.</summary>
    public string? CustomerName { get; private init; }

    /// <summary>What the key's maker noted of it; null if nothing.</summary>
    public string? Description { get; private init; }

    /// <summary>Identifies the key to the service; not a secret.</summary>
    public string AccessId { get; }

    /// <summary>The service's address, to the letter as the key gives it: the service compares it with the token's audience.</summary>
    public string Audience { get; }

    /// <summary>The base of the addresses that requests go to, without a version.</summary>
    public Uri BaseUri => Address.Base;

    internal ServiceAddress Address { get; }

    // Lives as long as the key object: signature providers hold on to it.
    internal RSA Rsa { get; }

    /// <summary>Reads a key file.</summary>
    /// <exception cref="RsaKeyException">The file cannot be used; the message names it and the fault.</exception>
    public static ApiKey FromFile(string path)
    {
        string text;
        try
        {
            using var reader = new StreamReader(path);
            // A device or a pipe has no length to ask for, so the reading itself is bounded.
            var content = new char[LargestFile + 1];
            var length = reader.ReadBlock(content, 0, content.Length);
            if (length > LargestFile)
                throw new RsaKeyException(RsaKeyFault.KeyNotJson, $"The key file {Quoted.Text(path)} is no API key: it is larger than {LargestFile / 1024} KB. Choose the file that RSA's console saved.");
            text = new string(content, 0, length);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, $"There is no key file {Quoted.Text(path)}.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotFound, $"There is no key file {Quoted.Text(path)}: this is a folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new RsaKeyException(RsaKeyFault.KeyFileNotReadable, $"The key file {Quoted.Text(path)} cannot be read: {e.Message}");
        }

        return Parse(text, $"key file {Quoted.Text(path)}");
    }

    /// <summary>Reads a key from its text.</summary>
    /// <param name="json">The text of a key file.</param>
    /// <param name="source">What messages call it, after "The".</param>
    /// <exception cref="RsaKeyException">The text cannot be used; the message names the source and the fault.</exception>
    public static ApiKey Parse(string json, string source = "API key")
    {
        using var document = ReadJson(json, source);
        string? Field(string name)
        {
            try
            {
                return FindText(document.RootElement, name, source);
            }
            catch (InvalidOperationException)
            {
                // A name or a text with an escape that is half of a character.
                throw NotJson(source);
            }
        }

        string Required(string name) => Field(name) ?? throw new RsaKeyException(
            RsaKeyFault.KeyFieldMissing, $"The {source} lacks the field {name}. Choose the file that RSA's console saved, unchanged.");

        var accessId = Required("accessID");
        var audience = Required("adminRestApiUrl");
        var pem = Required("accessKey");
        var address = ReadAddress(audience, source);
        return new ApiKey(accessId, audience, address, ReadRsa(pem, source))
        {
            CustomerName = Field("customerName"),
            Description = Field("description"),
        };
    }

    public void Dispose() => Rsa.Dispose();

    private static JsonDocument ReadJson(string json, string source)
    {
        try
        {
            var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Its message quotes the text, which may be a piece of the key.
        }

        throw NotJson(source);
    }

    private static RsaKeyException NotJson(string source) =>
        new(RsaKeyFault.KeyNotJson, $"The {source} is not a JSON object. Choose the file that RSA's console saved, unchanged.");

    private static string? FindText(JsonElement key, string name, string source)
    {
        foreach (var property in key.EnumerateObject())
        {
            if (!property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new RsaKeyException(RsaKeyFault.KeyFieldMissing, $"The field {name} of the {source} is not a text. Choose the file that RSA's console saved, unchanged.");
            var text = property.Value.GetString();
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }

        return null;
    }

    private static ServiceAddress ReadAddress(string url, string source)
    {
        try
        {
            return ServiceAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw new RsaKeyException(RsaKeyFault.KeyUrlNotUsable, $"The field adminRestApiUrl of the {source}{Shown(url)} cannot be used: {e.Message}");
        }
    }

    // Somebody may have pasted the key there, or put a password into the address.
    private static string Shown(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http")
        ? $" ({Quoted.Text(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))})"
        : string.Empty;

    private static RSA ReadRsa(string pem, string source)
    {
        RSA rsa;
        try
        {
            // Keys that went through a form or an environment variable often hold the two characters \n for a line's end.
            rsa = PrivateKeyReader.Read(pem.Replace("\\r", "").Replace("\\n", "\n"));
        }
        catch (NotAnRsaKeyException e)
        {
            throw new RsaKeyException(RsaKeyFault.KeyNotRsa, $"The field accessKey of the {source} holds no RSA private key: {e.Message}.");
        }

        if (rsa.KeySize >= LeastBits)
            return rsa;
        var bits = rsa.KeySize;
        rsa.Dispose();
        throw new RsaKeyException(RsaKeyFault.KeyTooShort, $"The RSA key of the {source} has {bits} bits, and at least {LeastBits} are needed. Make a new key in RSA's console.");
    }
}
