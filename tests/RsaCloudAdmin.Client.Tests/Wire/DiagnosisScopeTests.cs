using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Diagnosis;
using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The step of a diagnosis that reports what a key or a client may do.</summary>
public class DiagnosisScopeTests : WireTest
{
    private const string LookUps = "/AdminInterface/restapi/v1/users/lookup";

    private static readonly RequestHandler Licenses = Responses.Json(200, "{}");

    [Fact]
    public async Task The_look_up_is_of_a_user_name_that_nobody_has()
    {
        var server = Serve(Licenses, Licenses, Responses.NotFound, Licenses);

        await CheckAsync(Connect(server));

        var request = Assert.Single(server.Requests, request => request.Target == LookUps);
        Assert.Equal(("POST", """{"username":"rsacloudadmin-connection-test"}"""), (request.Method, request.Text));
    }

    [Theory]
    [InlineData("rsa.audit.user rsa.user.read", 1)]
    [InlineData("rsa.audit.user", 0)]
    public async Task A_client_that_lacks_scopes_looks_up_nobody_without_the_scope_for_it(string granted, int lookUps)
    {
        var server = Serve(Issuer(_ => Responses.Json(200, $$"""{"access_token": "t", "scope": "{{granted}}"}""")));

        var check = await CheckAsync(Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)));

        Assert.Equal(
            (RsaConnectionCheckResult.Warning, $"The client has the scopes {granted.Replace(" ", ", ", StringComparison.Ordinal)}. Some operations need more: {Missing(granted)}.", ConnectionAdvice.ScopesMissing),
            (check.ResultKind, check.Detail, check.AdviceKind));
        Assert.Equal(lookUps, server.Requests.Count(request => request.Target == LookUps));
    }

    [Fact]
    public async Task A_client_whose_token_has_no_scope_has_none_of_those_that_are_needed()
    {
        var server = Serve(Issuer(request => request.Text.Contains("scope=", StringComparison.Ordinal)
            ? Responses.Json(400, """{"error": "invalid_scope"}""")
            : Responses.Json(200, """{"access_token": "t"}""")));

        var check = await CheckAsync(Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)));

        Assert.Equal(
            (RsaConnectionCheckResult.Warning, $"The client has none of the scopes that the operations need. Some operations need more: {Missing("")}.", ConnectionAdvice.ScopesMissing),
            (check.ResultKind, check.Detail, check.AdviceKind));
        Assert.DoesNotContain(server.Requests, request => request.Target == LookUps);
    }

    [Fact]
    public async Task A_limited_client_that_is_refused_its_scopes_requests_no_others()
    {
        var requested = new List<string?>();
        var server = Serve(Issuer(request =>
        {
            requested.Add(OAuthWireTest.ScopeIn(request));
            return requested.Count == 1 ? Responses.Json(200, """{"access_token": "t", "expires_in": 60}""") : Responses.Json(400, """{"error": "invalid_scope"}""");
        }));
        var diagnosis = Own(new CloudAdminClient(OAuthClients.At(server, server, ["rsa.user.read", "rsa.user.sync"]), Usual, Clock)).Diagnose();
        await CheckAsync(diagnosis, RsaConnectionStep.Token);
        // The token expires, and the issuer refuses the next one.
        Clock.Advance(TimeSpan.FromSeconds(60));

        var check = await CheckAsync(diagnosis, RsaConnectionStep.Permission);

        Assert.Equal(
            (RsaConnectionCheckResult.Warning, $"The client has none of the scopes that the operations need. Some operations need more: {Missing("")}.", ConnectionAdvice.ScopesMissingOrLimited),
            (check.ResultKind, check.Detail, check.AdviceKind));
        Assert.Equal(["rsa.user.read rsa.user.sync", "rsa.user.read rsa.user.sync"], requested);
    }

    private static string Missing(string granted) => string.Join(", ", OAuthClient.DefaultScopes.Except(granted.Split(' ')));

    private static RequestHandler Issuer(Func<RecordedRequest, RequestHandler> responseTo) => (request, connection) =>
        (request is { Method: "POST", Target: "/oauth/token" } ? responseTo(request) : request.Target == LookUps ? Responses.NotFound : Licenses)(request, connection);

    private static Task<RsaConnectionCheck> CheckAsync(CloudAdminClient client) => CheckAsync(client.Diagnose(), RsaConnectionStep.Permission);

    private static async Task<RsaConnectionCheck> CheckAsync(ConnectionDiagnosis diagnosis, RsaConnectionStep step)
    {
        RsaConnectionCheck check;
        do
        {
            check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));
        }
        while (check.StepKind != step);
        return check;
    }
}
