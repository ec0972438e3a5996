using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>Responses of an issuer other than a token.</summary>
public class TokenEndpointErrorTests(EmulatedService service) : ServiceTest(service)
{
    [Fact]
    public async Task A_client_that_the_issuer_does_not_know()
    {
        var error = await RefusedAsync(Connect(NewOAuthClient(), clientId: "somebody"), RsaTokenFault.Client);

        Assert.Contains("'somebody'", error.Message, StringComparison.Ordinal);
        Assert.Contains("invalid_client", error.Message, StringComparison.Ordinal);
        Assert.Equal(("invalid_client", 401), (error.ServiceCode, error.StatusCode));
    }

    [Fact]
    public async Task A_key_of_another_client() =>
        await RefusedAsync(Connect(NewOAuthClient(), jwk: NewOAuthClient().ToJwk()), RsaTokenFault.Client);

    [Fact]
    public async Task A_key_by_another_name()
    {
        var known = NewOAuthClient();

        await RefusedAsync(Connect(known, jwk: known.ToJwk().Replace(known.KeyId, "another", StringComparison.Ordinal)), RsaTokenFault.Client);
    }

    [Fact]
    public async Task A_scope_that_the_client_may_not_have()
    {
        var error = await RefusedAsync(Connect(NewOAuthClient(null, OAuthScopes.UserRead), scopes: ["rsa.user.read", "rsa.user.factor.manage"]), RsaTokenFault.Scope);

        Assert.Contains("(rsa.user.read rsa.user.factor.manage)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    // The path is not the issuer's, or the host is the API's.
    [InlineData("/elsewhere")]
    [InlineData("/restapi")]
    public async Task An_address_that_is_not_the_issuers(string path) =>
        await RefusedAsync(Connect(NewOAuthClient(), issuer: new Uri(Emulator.BaseUri, path).AbsoluteUri), RsaTokenFault.Issuer);

    [Theory]
    [InlineData("html@token", RsaTokenFault.Issuer)]
    [InlineData("redirect@token", RsaTokenFault.Issuer)]
    [InlineData("403@token", RsaTokenFault.Issuer)]
    public async Task What_responds_is_something_else(string fault, RsaTokenFault expected)
    {
        Plan(fault);

        var error = await RefusedAsync(Connect(NewOAuthClient()), expected);

        Assert.Contains($"{Emulator.Issuer}/token", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("503@token", RsaErrorReason.ServiceError, 4)]
    [InlineData("429@token", RsaErrorReason.Throttled, null)]
    [InlineData("reset@token", RsaErrorReason.ConnectionFailed, 4)]
    [InlineData("malformed@token", RsaErrorReason.UnexpectedResponse, 1)]
    [InlineData("huge@token", RsaErrorReason.UnexpectedResponse, 1)]
    public async Task Trouble_that_does_not_pass(string fault, RsaErrorReason reason, int? attempts)
    {
        Plan(fault);

        // Not OutcomeUnknown, although a tokencode was requested: the request never reached the service.
        var error = await WireTest.FailsAsync(() => Connect(NewOAuthClient()).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(reason, error.Reason);
        if (attempts is not null)
            Assert.Equal(attempts, error.Tries);
        Assert.Equal(0, Emulator.Requests.CountOf(Operation.EnableTokencode));
    }

    [Fact]
    public async Task Requests_that_waited_for_the_same_token_fail_each_with_an_error_of_its_own()
    {
        var client = Connect(NewOAuthClient(), clientId: "somebody");
        Emulator.Faults.Add(new Fault(FaultEffect.Latency) { Operation = Operation.Token });

        var errors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WireTest.FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token])))));

        Assert.Equal(8, errors.Distinct().Count());
    }

    private async Task<RsaTokenRefusedException> RefusedAsync(CloudAdminClient client, RsaTokenFault fault)
    {
        var error = await Assert.ThrowsAsync<RsaTokenRefusedException>(() => client.CheckTokenAsync());
        Assert.Equal((fault, RsaErrorReason.TokenRefused, 1), (error.Fault, error.Reason, error.Tries));
        Assert.Equal(0, Emulator.Requests.CountOf(Operation.LicenseUsage));
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
        return error;
    }
}
