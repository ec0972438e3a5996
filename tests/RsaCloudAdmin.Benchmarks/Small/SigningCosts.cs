using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>Creating a token of each kind, compared with the same signature over the same text by .NET alone.</summary>
public class SigningCosts
{
    private const string ApiKeyToken = "API key";
    private const string RsaAssertion = "RS256";
    private const string EcAssertion = "ES256";
    private const string Issuer = "https://example.auth.securid.com/oauth";
    private const string Service = "https://example.access.securid.com/AdminInterface/restapi";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly CallContext _call = new();
    private ApiKeyTokens _tokens = null!;
    private OAuthClient _rsaClient = null!;
    private OAuthClient _ecClient = null!;

    [GlobalSetup]
    public void Open()
    {
        _tokens = new(ApiKey.Parse(Keys.File(_rsa)), new ServiceClock(TimeProvider.System));
        _rsaClient = new("3b9f6d1c", Issuer, Service, OAuthKey.Parse(Keys.Jwk(_rsa)));
        _ecClient = new("3b9f6d1c", Issuer, Service, OAuthKey.Parse(Keys.Jwk(_ec)));
    }

    [BenchmarkCategory(ApiKeyToken), Benchmark(Baseline = true, Description = "RSA.SignData")]
    public string BareToken() => Signed("""{"alg":"RS256","typ":"JWT"}""", BareClaims("\"sub\":\"a-key\""), SignRsa);

    [BenchmarkCategory(ApiKeyToken), Benchmark(Description = "token of an API key")]
    public async Task<string> TokenAsync()
    {
        var token = await _tokens.GetAsync([], _call).ConfigureAwait(false);
        // Discarding it makes the next call sign again.
        _tokens.Discard(token);
        return token;
    }

    [BenchmarkCategory(RsaAssertion), Benchmark(Baseline = true, Description = "RSA.SignData")]
    public string BareRsaAssertion() => Signed("""{"alg":"RS256","kid":"a-key","typ":"JWT"}""", BareAssertionClaims(), SignRsa);

    [BenchmarkCategory(RsaAssertion), Benchmark(Description = "assertion of an OAuth client, RS256")]
    public string RsaClientAssertion() => ClientAssertion.Sign(_rsaClient, DateTimeOffset.UtcNow);

    [BenchmarkCategory(EcAssertion), Benchmark(Baseline = true, Description = "ECDsa.SignData")]
    public string BareEcAssertion() => Signed("""{"alg":"ES256","kid":"a-key","typ":"JWT"}""", BareAssertionClaims(), SignEc);

    [BenchmarkCategory(EcAssertion), Benchmark(Description = "assertion of an OAuth client, ES256")]
    public string EcClientAssertion() => ClientAssertion.Sign(_ecClient, DateTimeOffset.UtcNow);

    [GlobalCleanup]
    public void Close()
    {
        _tokens.Dispose();
        _rsaClient.Dispose();
        _ecClient.Dispose();
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static string BareAssertionClaims() => BareClaims($"\"iss\":\"3b9f6d1c\",\"sub\":\"3b9f6d1c\",\"jti\":\"{Guid.NewGuid()}\"");

    private static string BareClaims(string who)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return $$"""{{{who}},"aud":"{{Issuer}}/token","iat":{{now - 30}},"exp":{{now + 1800}}}""";
    }

    private static string Signed(string header, string claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private byte[] SignRsa(byte[] text) => _rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private byte[] SignEc(byte[] text) => _ec.SignData(text, HashAlgorithmName.SHA256);
}
