using System.Globalization;
using System.Net;
using System.Text;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Tests.Service;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Authentication;

/// <summary>The exact wording of errors when an issuer returns no token.</summary>
public sealed class TokenErrorMessageTests(EmulatedService service) : IClassFixture<EmulatedService>, IDisposable
{
    private const string Purpose = "Could not get an access token from https://example.com/oauth/token: ";
    private const string NoIssuer = "is not an issuer's; the address of the issuer may be wrong";

    private readonly OAuthClient _client = new("me", "https://example.com/oauth", "https://example.com", OAuthKey.Parse(service.OAuthClient(OAuthKeyType.Ec).ToJwk()), ["a", "b"]);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(401, """{"error": "invalid_client", "error_description": "who?"}""", RsaTokenFault.Client,
        "the issuer does not accept the client 'me' with the key '{kid}': the client's id or its key may be wrong, or the client may not be published yet. The issuer said 'invalid_client: who?'.")]
    [InlineData(400, """{"error": "invalid_grant"}""", RsaTokenFault.Client,
        "the issuer does not accept the client 'me' with the key '{kid}': the client's id or its key may be wrong, or the client may not be published yet. The issuer said 'invalid_grant'.")]
    [InlineData(400, """{"error": "unauthorized_client"}""", RsaTokenFault.ClientKind,
        "the client 'me' is not allowed to sign in on its own (client_credentials); check that its type is Admin API. The issuer said 'unauthorized_client'.")]
    [InlineData(400, """{"error": "invalid_scope"}""", RsaTokenFault.Scope, "the client does not have all requested scopes (a b). The issuer said 'invalid_scope'.")]
    [InlineData(499, """{"error": "something_new"}""", RsaTokenFault.Unknown, "the issuer refused the request ('something_new'). The issuer said 'something_new'.")]
    [InlineData(401, "{}", RsaTokenFault.Client, "the issuer does not accept the client 'me'.")]
    [InlineData(403, """{"error": "Forbidden", "message": "no"}""", RsaTokenFault.Issuer,
        "the issuer refuses the request without a reason; this is usual if its address or a scope is wrong. The issuer said '403 Forbidden: no'.")]
    [InlineData(404, "{}", RsaTokenFault.Issuer, "the response (404) " + NoIssuer + ".")]
    [InlineData(405, "{}", RsaTokenFault.Issuer, "the response (405) " + NoIssuer + ".")]
    [InlineData(410, "{}", RsaTokenFault.Issuer, "the response (410) " + NoIssuer + ".")]
    public void Of_a_refusal(int status, string body, RsaTokenFault fault, string what)
    {
        var error = Assert.IsType<RsaTokenRefusedException>(From(Response(status, body)));

        Assert.Equal((fault, Purpose + what.Replace("{kid}", _client.Key.KeyId, StringComparison.Ordinal), status, 2), (error.Fault, error.Message, error.StatusCode, error.Tries));
    }

    [Fact]
    public void Of_the_codes_and_words_that_it_gave()
    {
        var error = From(Response(401, """{"error": "invalid_client", "error_description": "who?"}"""));
        Assert.Equal(("invalid_client", "who?"), (error.ServiceCode, error.ServiceMessage));
        error = From(Response(500, """{"error": "server_error", "error_description": "oh"}"""));
        Assert.Equal(("server_error", "oh"), (error.ServiceCode, error.ServiceMessage));
        error = From(Response(200, """{"error": "invalid_client", "error_description": "secret"}"""));
        Assert.Equal((null, null), (error.ServiceCode, error.ServiceMessage));
    }

    [Fact]
    public void Of_another_address()
    {
        const string end = ", and nothing is sent there.";

        Assert.Equal($"{Purpose}the issuer's address redirects to another one (https://login.example.com){end}", From(Response(302) with { Location = new Uri("https://login.example.com/") }).Message);
        Assert.Equal($"{Purpose}the issuer's address redirects to another one{end}", From(Response(302) with { Location = new Uri("/x", UriKind.Relative) }).Message);
        foreach (var status in new[] { 200, 401, 403 })
            Assert.Equal($"{Purpose}the response ({status}) {NoIssuer}.", From(Response(status, "<html>") with { MediaType = "text/html" }).Message);
        Assert.Equal($"{Purpose}the issuer failed with 500 (2 attempts).", From(Response(500, "<html>") with { MediaType = "text/html" }).Message);
    }

    [Theory]
    [InlineData(429, """{"error": "slow_down"}""", RsaErrorReason.Throttled, "the issuer is limiting requests (2 attempts). The issuer said 'slow_down'.")]
    [InlineData(407, "", RsaErrorReason.ConnectionFailed, "a proxy for example.com requires a user name and a password.")]
    [InlineData(500, """{"error": "server_error"}""", RsaErrorReason.ServiceError, "the issuer failed with 500 (2 attempts). The issuer said 'server_error'.")]
    [InlineData(503, "{}", RsaErrorReason.ServiceError, "the issuer failed with 503 (2 attempts).")]
    [InlineData(200, "{}", RsaErrorReason.UnexpectedResponse, "the issuer's response contains no bearer token.")]
    [InlineData(418, "{}", RsaErrorReason.UnexpectedResponse, "the issuer responded with 418, which is not expected here.")]
    public void Of_trouble(int status, string body, RsaErrorReason reason, string what)
    {
        var error = From(Response(status, body));

        Assert.Equal((reason, Purpose + what, status, 2), (error.Reason, error.Message, error.StatusCode, error.Tries));
    }

    [Fact]
    public void Of_an_issuer_that_wants_to_be_left_alone() =>
        Assert.Equal($"{Purpose}the issuer is limiting requests (2 attempts).", From(Response(503) with { RetryAfter = TimeSpan.FromSeconds(5) }).Message);

    [Theory]
    [InlineData(AttemptStatus.NotConnected, RsaErrorReason.ConnectionFailed, "no connection to example.com could be made{0} (gone)")]
    [InlineData(AttemptStatus.NotTrusted, RsaErrorReason.ServiceNotTrusted, "the server at example.com{0} did not prove that it is the issuer; nothing was sent (gone)")]
    [InlineData(AttemptStatus.TimedOut, RsaErrorReason.Timeout, "example.com did not respond{0} in time")]
    [InlineData(AttemptStatus.TooLarge, RsaErrorReason.UnexpectedResponse, "the response is larger than 1 MiB")]
    [InlineData(AttemptStatus.Broken, RsaErrorReason.ConnectionFailed, "the connection to example.com{0} broke before the response arrived (gone)")]
    internal void Of_no_response(AttemptStatus end, RsaErrorReason reason, string what)
    {
        var last = new AttemptResult { Status = end, Cause = new IOException("gone") };

        var byProxy = TokenErrors.From(_client, new TokenResult([], null) { Last = last, Tries = 1, Proxy = new Uri("http://me:swordfish@proxy:8080") });
        Assert.Equal($"{Purpose}{string.Format(CultureInfo.InvariantCulture, what, " through the proxy http://proxy:8080")}.", byProxy.Message);
        what = string.Format(CultureInfo.InvariantCulture, what, string.Empty);
        var error = TokenErrors.From(_client, new TokenResult([], null) { Last = last, Tries = 1 });
        Assert.Equal((reason, $"{Purpose}{what}.", 1), (error.Reason, error.Message, error.Tries));
        Assert.Equal($"{Purpose}{what} (3 attempts).", TokenErrors.From(_client, new TokenResult([], null) { Last = last, Tries = 3 }).Message);
    }

    [Theory]
    [InlineData("invalid_client", "invalid_client")]
    [InlineData("az_", "az_")]
    [InlineData("Forbidden", null)]
    [InlineData("not found", null)]
    [InlineData("a{", null)]
    [InlineData("", null)]
    public void A_code_is_told_from_the_frameworks_words(string error, string? code) =>
        Assert.Equal(code, TokenErrors.Code(Response(400, $$"""{"error": "{{error}}"}""")));

    private RsaCloudAdminException From(ServiceResponse response) => TokenErrors.From(_client, new TokenResult(["a", "b"], null) { Last = new AttemptResult { Status = AttemptStatus.Responded, Response = response }, Tries = 2 });

    private static ServiceResponse Response(int status, string body = "") => new() { Status = (HttpStatusCode)status, Body = Encoding.UTF8.GetBytes(body) };
}
