using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RsaCloudAdmin.Emulator.Keys;

/// <summary>An API key of the emulated service.</summary>
public sealed class EmulatedApiKey
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RSA _rsa;
    private readonly ApiKeyForm _form;
    private readonly TimeProvider _clock;

    internal EmulatedApiKey(AdminRole role, string baseUri, ApiKeyForm form, TimeProvider clock)
    {
        Role = role;
        AdminRestApiUrl = baseUri + form.UrlSuffix;
        _form = form;
        _clock = clock;
        _rsa = RsaKeyPool.Rent(form.Bits);
        SecurityKey = new RsaSecurityKey(_rsa);
    }

    /// <summary>Identifies the key. It is the subject of its tokens.</summary>
    public string AccessId { get; } = Guid.NewGuid().ToString();

    public AdminRole Role { get; }

    public string CustomerName { get; } = "Example Corp";

    /// <summary>The address in the key file. The audience of the key's tokens is exactly this text.</summary>
    public string AdminRestApiUrl { get; }

    /// <summary>The private key as PEM text, a secret.</summary>
    public string PrivateKeyPem => _form.Pkcs8 ? _rsa.ExportPkcs8PrivateKeyPem() : _rsa.ExportRSAPrivateKeyPem();

    internal SecurityKey SecurityKey { get; }

    /// <summary>Returns the key pair to the pool. The API key must not be used afterwards.</summary>
    internal void Release() => RsaKeyPool.Return(_rsa);

    /// <summary>Returns the text of the key file, as RSA's console saves it.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["customerName"] = CustomerName,
            ["accessID"] = AccessId,
            ["accessKey"] = _form.EscapedLineEnds ? PrivateKeyPem.Replace("\n", "\\n", StringComparison.Ordinal) : PrivateKeyPem,
            ["adminRestApiUrl"] = AdminRestApiUrl,
            ["description"] = $"Emulated {Role} key",
        },
        Readable);

    /// <summary>Writes the key file. On Linux and macOS, only the owner can read it.</summary>
    public void WriteTo(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(ToJson());
    }

    /// <summary>Creates a bearer token of the key, for callers that do not sign their own.</summary>
    /// <param name="subject">The access ID by default.</param>
    /// <param name="audience">The key's address by default.</param>
    /// <param name="issuedAt">Now by default.</param>
    /// <param name="lifetime">Half an hour by default.</param>
    public string CreateToken(string? subject = null, string? audience = null, DateTimeOffset? issuedAt = null, TimeSpan? lifetime = null)
    {
        var issued = issuedAt ?? _clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["sub"] = subject ?? AccessId,
            ["aud"] = audience ?? AdminRestApiUrl,
            ["iat"] = issued.ToUnixTimeSeconds(),
            ["exp"] = (issued + (lifetime ?? TimeSpan.FromMinutes(30))).ToUnixTimeSeconds(),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(SecurityKey, SecurityAlgorithms.RsaSha256),
        });
    }
}
