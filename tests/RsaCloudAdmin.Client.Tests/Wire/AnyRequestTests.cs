using RsaCloudAdmin.Client.Requests;
using RsaCloudAdmin.Client.Tests.Security;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What a request to any path sends, and what each response to it means.</summary>
public class AnyRequestTests : WireTest
{
    private const string Unknown = "; whether the change was made is unknown";
    private const string Open = " An earlier attempt may have been processed.";

    private static readonly RequestHandler NoAddress = Responses.Json(404, """{"timestamp": 0, "status": 404, "error": "Not Found", "message": "none", "path": "/AdminInterface/restapi/v1/x"}""");

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    private IEnumerable<string> Warnings => _call.Notes.Where(note => note.IsWarning).Select(note => note.Text);

    [Theory]
    [InlineData(RsaRequestMethod.Get, "GET")]
    [InlineData(RsaRequestMethod.Post, "POST")]
    [InlineData(RsaRequestMethod.Put, "PUT")]
    [InlineData(RsaRequestMethod.Patch, "PATCH")]
    [InlineData(RsaRequestMethod.Delete, "DELETE")]
    public async Task A_request_without_a_body_sends_none(RsaRequestMethod method, string sent)
    {
        var server = Serve(Responses.Empty);

        Assert.Null(await SendAsync(server, new ApiRequest { Method = method, Path = "v1/x?a=1" }));

        var request = Assert.Single(server.Requests);
        Assert.Equal((sent, "/AdminInterface/restapi/v1/x?a=1", ""), (request.Method, request.Target, request.Text));
        Assert.Null(request.Header("Content-Type"));
        Assert.Equal("application/json, */*;q=0.5", request.Header("Accept"));
        Assert.Equal($"{sent} v1/x?a=1: 200 OK, 0 ms.", Assert.Single(_call.Notes).Text);
    }

    [Fact]
    public async Task A_body_that_is_a_string_is_sent_as_it_is()
    {
        var server = Serve(Responses.Empty);

        await SendAsync(server, new ApiRequest { Method = RsaRequestMethod.Put, Path = "v1/x", Body = """{ "a" : 1.0 }""" });

        Assert.Equal("""{ "a" : 1.0 }""", Assert.Single(server.Requests).Text);
    }

    [Theory]
    [InlineData(RsaRequestMethod.Put, "{secret", "Could not send PUT '/v1/x': the body is a string that is not valid JSON. It is not shown.")]
    [InlineData(RsaRequestMethod.Get, "{}", "Could not send GET '/v1/x': a GET request has no body. Put its values into the query.")]
    public async Task A_body_that_cannot_be_sent_is_an_error_and_nothing_is_sent(RsaRequestMethod method, string body, string message)
    {
        var server = Serve(Responses.Empty);

        var error = await FailsAsync(() => SendAsync(server, new ApiRequest { Method = method, Path = "v1/x?a=1", Body = body }));

        Assert.Equal((RsaErrorReason.InvalidRequest, message), (error.Reason, error.Message));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("a,b\r\n1,ä")]
    [InlineData("\uFEFF" + "a,b\r\n1,ä")]
    public async Task A_response_that_is_not_JSON_is_text_without_a_byte_order_mark(string body) =>
        Assert.Equal("a,b\r\n1,ä", await SendAsync(Serve(Responses.Content(200, "text/csv", body)), Get));

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/problem+JSON")]
    [InlineData("json/text")]
    public async Task A_response_that_claims_to_be_JSON_and_is_not_is_an_error(string type)
    {
        var error = await FailsAsync(() => SendAsync(Serve(Responses.Content(200, type, "a,b")), Get));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not send GET '/v1/x': the response is not valid JSON."), (error.Reason, error.Message));
    }

    [Fact]
    public async Task A_web_page_is_no_result()
    {
        var server = Serve(Responses.Html(200));

        var error = await FailsAsync(() => SendAsync(server, Get));

        Assert.Equal(
            (RsaErrorReason.UnexpectedResponse, $"Could not send GET '/v1/x': the response (200) is a web page, not a response of the service ('http://localhost:{server.Port}/AdminInterface/restapi/v1/x')."),
            (error.Reason, error.Message));
    }

    [Theory]
    [InlineData(400, RsaErrorReason.InvalidRequest, "the service rejected the request")]
    [InlineData(403, RsaErrorReason.NotAuthorized, "the key is not allowed to do this")]
    [InlineData(404, RsaErrorReason.NotFound, "what the request names does not exist")]
    [InlineData(405, RsaErrorReason.InvalidRequest, "the service does not support GET at this path")]
    [InlineData(409, RsaErrorReason.Conflict, "the current state does not allow it")]
    public async Task A_refusal_is_an_error_in_the_services_words(int status, RsaErrorReason reason, string what)
    {
        var error = await FailsAsync(() => SendAsync(Serve(Responses.Json(status, """{"code": "C", "description": "why"}""")), Get));

        Assert.Equal((reason, status, $"Could not send GET '/v1/x': {what}. The service said 'C: why'."), (error.Reason, error.StatusCode, error.Message));
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(207, true)]
    public async Task That_items_may_have_failed_is_a_warning(int status, bool isWarned)
    {
        var value = await SendAsync(Serve(Responses.Json(status, "[1]")), new ApiRequest { Method = RsaRequestMethod.Post, Path = "v1/x?a=1", Body = "[]" });

        Assert.Equal([1L], Assert.IsType<List<object?>>(value));
        Assert.Equal(isWarned ? ["The service reported 207 for the request to send POST '/v1/x': some of the items may have failed. Read the result."] : [], Warnings);
    }

    [Fact]
    public async Task What_is_gone_after_an_attempt_of_unknown_outcome_was_removed_by_it()
    {
        Assert.Null(await SendAsync(Serve(Responses.Close, Responses.NotFound), Repeatable(RsaRequestMethod.Delete)));

        Assert.Equal(["The request to send DELETE '/v1/x' failed, and the retry reported that what it names does not exist. It is treated as removed."], Warnings);
    }

    [Fact]
    public async Task A_removal_that_a_retry_confirms_needs_no_warning()
    {
        Assert.Null(await SendAsync(Serve(Responses.Close, Responses.Empty), Repeatable(RsaRequestMethod.Delete)));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task What_is_not_there_at_the_first_attempt_was_not_removed()
    {
        var error = await FailsAsync(() => SendAsync(Serve(Responses.NotFound), Repeatable(RsaRequestMethod.Delete)));

        Assert.Equal("Could not send DELETE '/v1/x': what the request names does not exist. The service said '404 NOT_FOUND: not found'.", error.Message);
    }

    [Fact]
    public async Task A_404_that_does_not_come_from_the_API_after_an_attempt_of_unknown_outcome_says_nothing()
    {
        foreach (var (response, words) in new[] { (Responses.Json(404, "{}"), ""), (Responses.Json(404, """{"message": "Not Found"}"""), " The service said 'Not Found'."), (NoAddress, " The service said '404 Not Found: none'.") })
        {
            var error = await FailsAsync(() => SendAsync(Serve(Responses.Close, response), Repeatable(RsaRequestMethod.Delete)));

            Assert.Equal((RsaErrorReason.NotFound, $"Could not send DELETE '/v1/x': what the request names does not exist.{words}{Open}"), (error.Reason, error.Message));
        }

        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData(RsaRequestMethod.Put, 404, "what the request names does not exist", "")]
    [InlineData(RsaRequestMethod.Put, 409, "the current state does not allow it", Open)]
    [InlineData(RsaRequestMethod.Delete, 409, "the current state does not allow it", "")]
    [InlineData(RsaRequestMethod.Put, 400, "the service rejected the request", "")]
    [InlineData(RsaRequestMethod.Put, 403, "the key is not allowed to do this", Open)]
    public async Task A_refusal_of_a_retry_says_whether_the_attempt_before_it_may_have_caused_it(RsaRequestMethod method, int status, string what, string end)
    {
        var server = Serve(Responses.Close, Responses.Json(status, """{"description": "why"}"""));

        var error = await FailsAsync(() => SendAsync(server, Repeatable(method)));

        Assert.Equal($"Could not send {method.ToString().ToUpperInvariant()} '/v1/x': {what}. The service said 'why'.{end}", error.Message);
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData(RsaRequestMethod.Get, false, 4, RsaErrorReason.ServiceError, "the service failed with 500 (4 attempts).")]
    [InlineData(RsaRequestMethod.Get, true, 4, RsaErrorReason.ServiceError, "the service failed with 500 (4 attempts).")]
    [InlineData(RsaRequestMethod.Put, true, 4, RsaErrorReason.ServiceError, $"the service failed with 500 (4 attempts){Unknown}.{Open}")]
    [InlineData(RsaRequestMethod.Put, false, 1, RsaErrorReason.OutcomeUnknown, $"the service failed with 500{Unknown}.")]
    public async Task Only_a_GET_and_what_has_no_further_effect_are_repeated(RsaRequestMethod method, bool isIdempotent, int attempts, RsaErrorReason reason, string what)
    {
        var server = Serve(Responses.Json(500, "{}"));

        var error = await FailsAsync(() => SendAsync(server, new ApiRequest { Method = method, Path = "v1/x", IsIdempotent = isIdempotent }));

        Assert.Equal((reason, $"Could not send {method.ToString().ToUpperInvariant()} '/v1/x': {what}"), (error.Reason, error.Message));
        Assert.Equal(attempts, server.Requests.Count);
    }

    [Theory]
    [InlineData(RsaRequestMethod.Post, "v1/report/users/generate", "", "")]
    [InlineData(RsaRequestMethod.Get, "V1/Report/mfa_clients/download?a=1", "Retry-After: 7200", " and asked to wait 7200 more seconds")]
    public async Task The_limit_of_a_report_ends_its_request_at_once_and_stops_no_other(RsaRequestMethod method, string path, string header, string asked)
    {
        const int reports = 8;
        const string body = """{"code": "C", "description": "why"}""";
        var refusal = header.Length == 0 ? Responses.Json(429, body) : Responses.Json(429, body, header);
        var server = Serve([.. Enumerable.Repeat(refusal, reports), Responses.Empty]);
        var client = Connect(server);

        for (var i = 0; i < reports; i++)
        {
            var error = await FailsAsync(() => client.Requests.SendAsync(new ApiRequest { Method = method, Path = path }));
            Assert.Equal(
                (RsaErrorReason.Throttled, 1, $"Could not send {method.ToString().ToUpperInvariant()} '/{path.Split('?')[0]}': the service is limiting requests{asked}. The service said 'C: why'."),
                (error.Reason, error.Tries, error.Message));
        }

        await Soon(client.Requests.SendAsync(Get));

        Assert.Equal(reports + 1, server.Requests.Count);
        Assert.Equal(TimeSpan.Zero, client.RateLimitPause);
        Assert.Empty(Clock.Waits);
    }

    [Theory]
    [InlineData(null, null, "the client is not allowed to do this")]
    [InlineData("rsa.group.read", "rsa.group.read", "the client is not allowed to do this; the operation needs the scope rsa.group.read")]
    [InlineData("rsa.group.read rsa.group.manage", "rsa.group.read rsa.group.manage", "the client is not allowed to do this; the operation needs the scope rsa.group.read rsa.group.manage")]
    public async Task The_token_is_requested_with_each_scope_of_the_request_and_an_error_names_them(string? scopes, string? requested, string what)
    {
        var server = Serve(Responses.Json(200, """{"access_token": "t"}"""), Responses.Json(403, "{}"));
        var client = Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock));

        var error = await FailsAsync(() => client.Requests.SendAsync(new ApiRequest { Path = "v1/x", Scopes = scopes?.Split(' ') ?? [] }));

        Assert.Equal($"Could not send GET '/v1/x': {what}.", error.Message);
        Assert.Equal(requested, server.Requests[0].Text.Split('&').Where(pair => pair.StartsWith("scope=", StringComparison.Ordinal)).Select(pair => Uri.UnescapeDataString(pair["scope=".Length..])).SingleOrDefault());
    }

    [Theory]
    [InlineData($"v1/users/{Responses.UserId}/x", true)]
    [InlineData("v1/Users/F10D0514-7DD1-4A13-A30E-236D0E65B56A?a=1", true)]
    [InlineData($"v1/fido/{Responses.UserId}/authenticators/1/disable", true)]
    [InlineData($"v1/groups/{Responses.UserId}", false)]
    [InlineData($"v1/users/search/{Responses.UserId}", false)]
    [InlineData("v1/users/11111111-2222-4333-8444-555555555555", false)]
    public async Task A_change_of_a_user_waits_for_other_changes_of_the_same_user(string path, bool waits)
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = Serve(
            async (request, connection) =>
            {
                await released.Task.WaitAsync(connection.Stopping);
                await Responses.Unlocked(request, connection);
            },
            Responses.Unlocked);
        var client = Connect(server);
        var held = client.Requests.SendAsync(new ApiRequest { Method = RsaRequestMethod.Patch, Path = path });
        await UntilAsync(() => server.Requests.Count == 1, "the first change arrives");

        var second = client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
        // This change of another user is sent after the second one, and arrives after it unless the second one waits.
        await Soon(waits ? client.Users.UnlockAsync(new UserReference("22222222-3333-4444-8555-666666666666", null), [RsaUserMethod.Token]) : second);

        Assert.Equal((2, !waits), (server.Requests.Count, second.IsCompleted));
        released.SetResult();
        await Soon(Task.WhenAll(held, second));
    }

    private static ApiRequest Get => new() { Path = "v1/x" };

    private static ApiRequest Repeatable(RsaRequestMethod method) => new() { Method = method, Path = "v1/x", IsIdempotent = true };

    private Task<object?> SendAsync(ScriptedServer server, ApiRequest request) => Soon(Connect(server).Requests.SendAsync(request, _call));
}
