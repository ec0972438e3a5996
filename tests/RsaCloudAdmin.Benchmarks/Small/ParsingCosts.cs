using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>Parsing external input: a key file, a response's JSON, a Retry-After header.</summary>
public class ParsingCosts
{
    private const string KeyFile = "key file";
    private const string Response = "response";
    private const string Header = "header";
    private const string UserId = "00000001-5e5a-4a11-8e1f-c10ad0000001";

    private static readonly ResolvedUser Alice = new(UserId, emailAddress: null, userName: null, "alice@example.com");

    private readonly byte[] _body = Encoding.UTF8.GetBytes($$"""{"userId":"{{UserId}}","isTokenLocked":false,"isSmsLocked":false,"isVoiceLocked":false}""");
    private readonly CallContext _call = new();
    private ServiceRequest _request = null!;
    private ServiceResponse _response = null!;
    private Transport _plain = null!;
    private Transport _withHeader = null!;
    private string _keyFile = null!;

    [GlobalSetup]
    public void Open()
    {
        using var rsa = RSA.Create(2048);
        _keyFile = Keys.File(rsa);
        _request = ServiceRequest.For(ServiceOperations.UnlockUserMethods, ["alice@example.com"], [UserId]);
        _response = new ServiceResponse { Status = HttpStatusCode.OK, Body = _body };
        _plain = new(new Canned(retryAfter: null), TimeSpan.FromSeconds(100), TimeProvider.System);
        _withHeader = new(new Canned("Fri, 31 Dec 2049 23:59:59 GMT"), TimeSpan.FromSeconds(100), TimeProvider.System);
    }

    [BenchmarkCategory(KeyFile), Benchmark(Baseline = true, Description = "JsonDocument and RSA.ImportFromPem")]
    public int BareKeyFile()
    {
        using var document = JsonDocument.Parse(_keyFile);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(document.RootElement.GetProperty("accessKey").GetString());
        return document.RootElement.GetProperty("accessID").GetString()!.Length + document.RootElement.GetProperty("adminRestApiUrl").GetString()!.Length + rsa.KeySize;
    }

    [BenchmarkCategory(KeyFile), Benchmark(Description = "reading a key file and checking that it can sign")]
    public int ReadKeyFile()
    {
        using var key = ApiKey.Parse(_keyFile);
        return key.AccessId.Length;
    }

    [BenchmarkCategory(Response), Benchmark(Baseline = true, Description = "JsonDocument")]
    public bool BareResponse()
    {
        using var document = JsonDocument.Parse(_body);
        var root = document.RootElement;
        return root.GetProperty("isTokenLocked").GetBoolean() || root.GetProperty("isSmsLocked").GetBoolean() || root.GetProperty("isVoiceLocked").GetBoolean() || root.GetProperty("userId").GetString() is null;
    }

    [BenchmarkCategory(Response), Benchmark(Description = "reading an unlock response")]
    public RsaUserMethodStatus ReadResponse() => UserMethodsResponse.ToStatus(ApiConnection.Read(_request, _response, UsersJson.Default.UserMethodsResponse, _call), Alice);

    [BenchmarkCategory(Header), Benchmark(Baseline = true, Description = "a response without it")]
    public Task<TimeSpan?> WithoutHeaderAsync() => SendAsync(_plain);

    [BenchmarkCategory(Header), Benchmark(Description = "receiving a response with a date in Retry-After")]
    public Task<TimeSpan?> WithHeaderAsync() => SendAsync(_withHeader);

    [GlobalCleanup]
    public void Close()
    {
        _plain.Dispose();
        _withHeader.Dispose();
    }

    private static async Task<TimeSpan?> SendAsync(Transport transport)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://example.access.securid.com");
        return (await transport.SendAsync(message, secret: null, ResponseSizes.Default, CancellationToken.None).ConfigureAwait(false)).Response!.RetryAfter;
    }

    private sealed class Canned(string? retryAfter) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new ByteArrayContent([]) };
            if (retryAfter is not null)
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return Task.FromResult(response);
        }
    }
}
