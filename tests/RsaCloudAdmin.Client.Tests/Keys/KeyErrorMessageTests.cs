using System.Text.Json;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Service;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Keys;

/// <summary>The exact wording of errors about unusable keys.</summary>
public class KeyErrorMessageTests(EmulatedService service) : IClassFixture<EmulatedService>
{
    private const string Unchanged = "Use the file as RSA's console saved it.";

    public static TheoryData<string, string> ApiKeys => new()
    {
        { "[]", $"The key file 'x' is not a complete JSON object. {Unchanged}" },
        { "{} {}", $"The key file 'x' is not a complete JSON object. {Unchanged}" },
        { """{"customerName": "Exam""", $"The key file 'x' is not a complete JSON object. {Unchanged}" },
        { "", $"The key file 'x' is empty. {Unchanged}" },
        { " \r\n\t", $"The key file 'x' is empty. {Unchanged}" },
        { "{}", $"The key file 'x' lacks the field accessID. {Unchanged}" },
        { """{"accessID": "a", "accessKey": " \n", "adminRestApiUrl": "https://example.com"}""", $"The key file 'x' lacks the field accessKey. {Unchanged}" },
        { """{"accessID": 5}""", $"The field accessID of the key file 'x' is not a string. {Unchanged}" },
        { """{"kty": "EC"}""", "The key file 'x' is not an API key: it is the key of an OAuth client (a JWK), which also needs the client's id, the issuer's address and the service's address." },
        { """{"keys": []}""", "The key file 'x' is not an API key: it is the key of an OAuth client (a JWK), which also needs the client's id, the issuer's address and the service's address." },
        { """{"accessID": "a", "accessKey": "k", "adminRestApiUrl": "http://example.com/x"}""", "The field adminRestApiUrl of the key file 'x' ('http://example.com/x') cannot be used: it must begin with https; otherwise, others could read the token." },
        { """{"accessID": "a", "accessKey": "k", "adminRestApiUrl": "nowhere"}""", "The field adminRestApiUrl of the key file 'x' cannot be used: it is not an https address." },
        { """{"accessID": "a", "accessKey": "k", "adminRestApiUrl": "https://example.com?a=b"}""", "The field adminRestApiUrl of the key file 'x' ('https://example.com/') cannot be used: it must not contain a user name, '?' or '#'." },
        { """{"accessID": "a", "accessKey": "k", "adminRestApiUrl": "https://example.com"}""", "The field accessKey of the key file 'x' does not contain an RSA private key: it is not PEM text that begins with BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY." },
    };

    public static TheoryData<string, string> Pems => new()
    {
        { "Proc-Type: 4,ENCRYPTED", "it is protected by a passphrase; RSA's console creates keys without one" },
        { "-----BEGIN EC PRIVATE KEY-----", "it is an elliptic-curve key" },
        // Without the dashes, which a form may remove.
        { "BEGIN EC PRIVATE KEY", "it is an elliptic-curve key" },
        { "-----BEGIN PUBLIC KEY-----", "it is a public key; the private key is needed" },
        { "-----BEGIN CERTIFICATE-----", "it is a public key; the private key is needed" },
        { "-----BEGIN RSA PRIVATE KEY-----", "it is incomplete: the END line is missing" },
        { "-----BEGIN RSA PRIVATE KEY----------END RSA PRIVATE KEY-----", "its content is damaged" },
        { "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "its content is damaged" },
        { "-----BEGIN PRIVATE KEY-----\nMAcCAQAwAgYA\n-----END PRIVATE KEY-----", "its content is damaged" },
    };

    // The changed field of a good key (null: removed), and the error that results.
    public static TheoryData<string, string?, string> Jwks => new()
    {
        { "kid", null, "The key file 'x' lacks the field kid, which identifies the key to the issuer. Save the client's private key again in RSA's console, and use it unchanged." },
        { "kty", null, "The key file 'x' lacks the field kty. Save the client's private key again in RSA's console, and use it unchanged." },
        { "kty", "oct", "The key file 'x' cannot be used to sign: it is neither an RSA key nor an elliptic-curve key." },
        { "d", null, "The key file 'x' cannot be used to sign: it is a public key; the private key is needed." },
        { "d", " ", "The key file 'x' cannot be used to sign: it is a public key; the private key is needed." },
        { "d", "!", "The key file 'x' cannot be used to sign: its content is damaged." },
        { "crv", "P-384", "The key file 'x' cannot be used to sign: its curve is P-384, but ES256 requires P-256." },
        { "crv", "P-257", "The key file 'x' cannot be used to sign: its curve is unknown, but ES256 requires P-256." },
        { "accessKey", "k", "The key file 'x' is an API key, not the key of an OAuth client. An API key needs no client id, issuer or address." },
    };

    [Theory]
    [MemberData(nameof(ApiKeys))]
    public void Of_an_API_key(string text, string words) =>
        Assert.Equal(words, Assert.Throws<RsaKeyException>(() => ApiKey.Parse(text, "key file 'x'")).Message);

    [Theory]
    [MemberData(nameof(Pems))]
    public void Of_the_private_key_in_it(string pem, string why) =>
        Assert.Equal($"The field accessKey of the API key does not contain an RSA private key: {why}.", Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(pem))).Message);

    [Fact]
    public void Of_a_key_that_is_too_short()
    {
        using var made = TestKeys.Make(1024);
        Assert.Equal(
            "The RSA key of the API key has 1024 bits, but at least 2048 are needed. Create a new key in RSA's console.",
            Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(made.ExportRSAPrivateKeyPem()))).Message);

        var fields = service.OAuthClient(OAuthKeyType.Rsa).JwkFields();
        fields["n"] = fields["n"][..128];
        Assert.Equal(
            "The RSA key of the OAuth key has 768 bits, but at least 2048 are needed. Create a new key in RSA's console.",
            Assert.Throws<RsaKeyException>(() => OAuthKey.Parse(JsonSerializer.Serialize(fields))).Message);
    }

    [Theory]
    [MemberData(nameof(Jwks))]
    public void Of_a_clients_key(string field, string? value, string words)
    {
        var fields = service.OAuthClient(OAuthKeyType.Ec).JwkFields();
        fields.Remove(field);
        if (value is not null)
            fields[field] = value;

        Assert.Equal(words, Assert.Throws<RsaKeyException>(() => OAuthKey.Parse(JsonSerializer.Serialize(fields), "key file 'x'")).Message);
    }

    [Theory]
    [InlineData("""{"keys": {"d": "x"}}""", 0)]
    [InlineData("""{"keys": [5, {"kid": "public"}]}""", 0)]
    [InlineData("""{"keys": [{"d": "x"}, {"d": "x"}]}""", 2)]
    public void Of_a_set_of_keys(string text, int count) => Assert.Equal(
        $"The OAuth key is a set with {count} private keys, but one is needed. Use a file with only the client's private key.",
        Assert.Throws<RsaKeyException>(() => OAuthKey.Parse(text)).Message);

    [Theory]
    [InlineData("http://example.com/oauth", "https://example.com", "a", "The issuer's address ('http://example.com/oauth/token') cannot be used: it must begin with https; otherwise, others could read the token.")]
    [InlineData("https://example.com/AdminInterface", "https://example.com", "a", "The issuer's address ('https://example.com/AdminInterface') cannot be used: it is the address of the service or its console; the issuer has a different host, such as example.auth.securid.com.")]
    [InlineData("https://example.com/oauth", "example", "a", "The service's address cannot be used: it is not an https address.")]
    [InlineData("https://example.com/oauth", "https://example.com", "a b", "'a b' is not a scope. Scopes are words such as rsa.user.read.")]
    [InlineData("https://example.com/oauth", "https://example.com", "a\"b", "A text with a quotation mark is not a scope. Scopes are words such as rsa.user.read.")]
    public void Of_what_belongs_to_a_client(string issuer, string baseUri, string scope, string words) => Assert.Equal(
        words, Assert.Throws<RsaKeyException>(() => new OAuthClient("me", issuer, baseUri, OAuthKey.Parse(service.OAuthClient(OAuthKeyType.Ec).ToJwk()), [scope])).Message);

    [Fact]
    public void Of_a_key_in_the_place_of_a_clients_id() => Assert.Equal(
        "The value given for the client's id is the text of a key. It is not shown.",
        Assert.Throws<RsaKeyException>(() => new OAuthClient("""{"d": "x"}""", "https://example.com/oauth", "https://example.com", OAuthKey.Parse(service.OAuthClient(OAuthKeyType.Ec).ToJwk()))).Message);

    [Fact]
    public void Of_a_file()
    {
        using var file = new ScratchFile();

        Assert.Equal($"Could not find the key file '{file.Path}'.", Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path)).Message);
        Assert.StartsWith("The key file '' cannot be read: ", Assert.Throws<RsaKeyException>(() => ApiKey.FromFile("")).Message, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal($"'{file.Folder}' is a folder, not a key file.", Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Folder)).Message);
    }
}
