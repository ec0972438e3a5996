using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>Whether a connection works, checked in one call and step by step, and what an OAuth client learns about its scopes.</summary>
public class CheckTests(EmulatedService service) : ServiceTest(service)
{
    private static readonly string All = string.Join(", ", OAuthClient.DefaultScopes);

    [Theory]
    [InlineData("503@token", "the issuer failed with 503")]
    [InlineData("429:retry-after=900s@token", "the issuer is limiting requests")]
    public async Task Trouble_that_may_be_over_by_the_next_request_is_told_and_no_error(string faults, string what)
    {
        Plan(faults);

        Assert.Contains(what, await Connect(NewOAuthClient()).CheckTokenAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", "the service failed with 500")]
    [InlineData("html", "the response (200) is a web page, not a response of the service")]
    [InlineData("malformed", "the response is not in the expected form")]
    public async Task So_is_what_is_unexpected_about_the_services_response(string faults, string what)
    {
        Plan(faults);

        Assert.Contains(what, await Client.CheckTokenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_an_error()
    {
        Plan("reset");

        Assert.Equal(RsaErrorReason.ConnectionFailed, (await WireTest.FailsAsync(() => Client.CheckTokenAsync())).Reason);
    }

    [Fact]
    public async Task A_role_that_may_not_make_the_call_has_a_good_token()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.Forbidden));

        Assert.Null(await Client.CheckTokenAsync());
    }

    [Fact]
    public async Task A_client_with_every_scope_can_do_everything()
    {
        var checks = await WireTest.DiagnoseAsync(Connect(NewOAuthClient()));

        Assert.Equal(9, checks.Count);
        Assert.Equal((RsaConnectionCheckResult.Passed, "According to their names, the issuer 127.0.0.1 and the service 127.0.0.1 belong to one tenant.", ConnectionAdvice.None), WireTest.Parts(checks[5]));
        Assert.Equal("The service accepts the issuer's access token.", checks[6].Detail);
        Assert.Equal((RsaConnectionCheckResult.Passed, $"The client has the scopes {All}. They are enough for all operations.", ConnectionAdvice.None), WireTest.Parts(checks[7]));
    }

    [Fact]
    public async Task A_client_that_lacks_scopes_is_told_which()
    {
        var checks = await WireTest.DiagnoseAsync(Connect(NewOAuthClient(), scopes: [OAuthScopes.UserRead]));

        Assert.Equal(
            (RsaConnectionCheckResult.Warning,
            $"The client has the scopes rsa.user.read. Some operations need more: {string.Join(", ", OAuthClient.DefaultScopes.Except([OAuthScopes.UserRead]))}.",
            ConnectionAdvice.ScopesMissingOrLimited),
            WireTest.Parts(checks[7]));
    }

    [Fact]
    public async Task A_client_that_has_the_scopes_and_may_not_look_up_is_told_so()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.LookUp });

        var checks = await WireTest.DiagnoseAsync(Connect(NewOAuthClient()));

        Assert.Equal(
            (RsaConnectionCheckResult.Warning,
            $"The client has the scopes {All}. However, the service does not let it look up users.",
            ConnectionAdvice.ClientMayNotLookUp),
            WireTest.Parts(checks[7]));
    }

    [Fact]
    public void A_closed_client_looks_at_nothing()
    {
        Client.Dispose();

        Assert.Equal("Could not check the token: the connection was closed.", Assert.Throws<RsaCloudAdminException>(() => Client.Diagnose()).Message);
    }
}
