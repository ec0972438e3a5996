namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>How the last step of a diagnosis judges the response that it times.</summary>
public class DiagnosisTests : WireTest
{
    private static readonly RequestHandler Licenses = Responses.Json(200, "{}");

    [Fact]
    public async Task A_request_that_fails_is_none_that_works_however_long_it_took()
    {
        var server = Serve(Licenses, Licenses, Responses.Found, Responses.Json(500, "{}"));

        var check = await LastAsync(server);

        Assert.Equal((RsaConnectionStep.RoundTrip, RsaConnectionCheckResult.Failed), (check.StepKind, check.ResultKind));
        Assert.Contains("500", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_make_the_call_gets_a_response_too()
    {
        var server = Serve(Licenses, Responses.Framework(403, "Access is denied"), Responses.Found, Responses.Framework(403, "Access is denied"));

        Assert.Equal(RsaConnectionCheckResult.Passed, (await LastAsync(server)).ResultKind);
    }

    [Fact]
    public async Task Only_the_attempt_that_gets_the_response_is_timed()
    {
        var server = Serve(Licenses, Licenses, Responses.Found, Responses.Json(429, "{}", "Retry-After: 20"), Licenses);

        var check = await LastAsync(server);

        Assert.Equal(RsaConnectionCheckResult.Passed, check.ResultKind);
        Assert.Contains("takes 0 ms", check.Detail, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count);
    }

    private async Task<RsaConnectionCheck> LastAsync(ScriptedServer server)
    {
        var diagnosis = Connect(server).Diagnose();
        RsaConnectionCheck? check = null;
        while (diagnosis.HasNext)
            check = await Soon(diagnosis.NextAsync(new CallContext(TestContext.Current.CancellationToken)));
        return check!;
    }
}
