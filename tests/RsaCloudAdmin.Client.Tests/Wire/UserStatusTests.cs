namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Enabling and disabling a user, and what a conflict says about the user's status.</summary>
public class UserStatusTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string Said = "The service said '409 CONFLICT: not now'.";

    private static readonly RequestHandler Conflict = Responses.Json(409, """{"code": "409 CONFLICT", "description": "not now"}""");

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(true, "Enabled")]
    [InlineData(false, "Disabled")]
    public async Task A_change_is_the_status_that_the_service_reports_and_the_names_from_the_look_up(bool enable, string status)
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "userStatus": "{{status}}"}"""));

        AssertStatus(await SetAsync(server, enable), status);

        AssertRequests(server, status, isLookedUpAgain: false);
        Assert.DoesNotContain(_call.Notes, note => note.IsWarning);
    }

    [Theory]
    [InlineData(true, "Disabled", "enable")]
    [InlineData(false, "ENABLED", "disable")]
    public async Task A_response_that_reports_the_opposite_is_an_error(bool enable, string status, string verb)
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "userStatus": "{{status}}"}"""));

        var error = await FailsAsync(() => SetAsync(server, enable));

        Assert.Equal($"Could not {verb} 'alice': userStatus in the response is '{status}'; whether the change was made is unknown.", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
    }

    [Theory]
    [InlineData(true, "Enabled", "ENABLED", "'alice' is already enabled. Nothing was changed.")]
    [InlineData(false, "Disabled", "disabled", "'alice' is already disabled. Nothing was changed.")]
    public async Task A_conflict_over_a_user_who_has_the_status_already_is_a_result_and_a_warning(bool enable, string sent, string reported, string warning)
    {
        var server = Serve(Responses.Found, Conflict, Details($"\"userStatus\": \"{reported}\""));

        AssertStatus(await SetAsync(server, enable), reported);

        AssertRequests(server, sent, isLookedUpAgain: true);
        Assert.Equal(warning, Assert.Single(_call.Notes, note => note.IsWarning).Text);
    }

    [Fact]
    public async Task A_conflict_after_an_attempt_of_unknown_outcome_is_that_attempts_change_and_no_warning()
    {
        var server = Serve(Responses.Found, Responses.Close, Conflict, Details("\"userStatus\": \"Enabled\""));

        AssertStatus(await SetAsync(server, enable: true), "Enabled");

        Assert.Equal(4, server.Requests.Count);
        Assert.DoesNotContain(_call.Notes, note => note.IsWarning);
    }

    [Theory]
    [InlineData(true, "\"userStatus\": \"Disabled\", \"markDeleted\": true", "enable 'alice': the user is marked as deleted, and must be restored first")]
    [InlineData(true, "\"markDeleted\": true", "enable 'alice': the user is marked as deleted, and must be restored first")]
    [InlineData(true, "\"userStatus\": \"Disabled\", \"markDeleted\": false", "enable 'alice': the current state does not allow it")]
    [InlineData(true, "\"userStatus\": \"Disabled\"", "enable 'alice': the current state does not allow it")]
    [InlineData(false, "\"userStatus\": \"Enabled\", \"markDeleted\": true", "disable 'alice': the current state does not allow it")]
    [InlineData(false, "\"userStatus\": \"Enabled\", \"markDeleted\": false", "disable 'alice': the current state does not allow it")]
    public async Task A_conflict_over_a_user_with_another_status_is_an_error_with_its_cause_if_the_details_show_it(bool enable, string details, string message)
    {
        var server = Serve(Responses.Found, Conflict, Details(details));

        AssertConflict(await FailsAsync(() => SetAsync(server, enable)), $"Could not {message}. {Said}");

        Assert.Equal(3, server.Requests.Count);
        Assert.DoesNotContain(_call.Notes, note => note.IsWarning);
    }

    [Fact]
    public async Task An_error_after_an_attempt_of_unknown_outcome_says_that_it_may_have_been_processed()
    {
        var server = Serve(Responses.Found, Responses.Close, Conflict, Details("\"userStatus\": \"Disabled\", \"markDeleted\": true"));

        AssertConflict(
            await FailsAsync(() => SetAsync(server, enable: true)),
            $"Could not enable 'alice': the user is marked as deleted, and must be restored first. {Said} An earlier attempt may have been processed.");
    }

    [Theory]
    [InlineData("not allowed")]
    [InlineData("unknown")]
    [InlineData("another user")]
    public async Task A_conflict_is_an_error_if_the_user_cannot_be_looked_up_again(string lookUp)
    {
        var server = Serve(Responses.Found, Conflict, lookUp switch
        {
            "not allowed" => Responses.Json(403, "{}"),
            "unknown" => Responses.NotFound,
            _ => Responses.Json(200, $$"""{"id": "{{OtherId}}", "userStatus": "Enabled"}"""),
        });

        AssertConflict(await FailsAsync(() => SetAsync(server, enable: true)), $"Could not enable 'alice': the current state does not allow it. {Said}");

        Assert.Equal(3, server.Requests.Count);
        Assert.DoesNotContain(_call.Notes, note => note.IsWarning);
    }

    [Fact]
    public async Task A_conflict_over_a_user_with_only_an_id_is_an_error_because_ids_cannot_be_looked_up()
    {
        var server = Serve(Conflict, Details("\"userStatus\": \"Enabled\""));

        AssertConflict(await FailsAsync(() => Connect(server).Users.EnableAsync(Alice, _call)), $"Could not enable '{Responses.UserId}': the current state does not allow it. {Said}");

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_web_page_with_the_status_of_a_conflict_says_nothing_about_the_user()
    {
        var server = Serve(Responses.Found, Responses.Html(409), Details("\"userStatus\": \"Enabled\""));

        var error = await FailsAsync(() => SetAsync(server, enable: true));

        Assert.Equal($"Could not enable 'alice': the response (409) is a web page, not a response of the service ('{server.ApiAddress}/users/{Responses.UserId}/userStatus').", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(404, "{}", "the user does not exist.", RsaErrorReason.UserNotFound)]
    [InlineData(403, "{}", "the key is not allowed to do this.", RsaErrorReason.NotAuthorized)]
    public async Task Any_other_error_is_final(int status, string body, string message, RsaErrorReason reason)
    {
        var server = Serve(Responses.Found, Responses.Json(status, body), Details("\"userStatus\": \"Disabled\""));

        var error = await FailsAsync(() => SetAsync(server, enable: false));

        Assert.Equal($"Could not disable 'alice': {message}", error.Message);
        Assert.Equal(reason, error.Reason);
        Assert.Equal(2, server.Requests.Count);
    }

    private Task<RsaUserStatus> SetAsync(ScriptedServer server, bool enable)
    {
        var users = Connect(server).Users;
        return Soon(enable ? users.EnableAsync("alice", _call) : users.DisableAsync("alice", _call));
    }

    private static RequestHandler Details(string fields) => Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", {{fields}}}""");

    private static void AssertStatus(RsaUserStatus user, string status) =>
        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice", status), (user.UserId, user.Identity, user.EmailAddress, user.UserName, user.UserStatus));

    private static void AssertConflict(RsaCloudAdminException error, string message)
    {
        Assert.Equal(message, error.Message);
        Assert.Equal((RsaErrorReason.Conflict, 409, "409 CONFLICT", "not now"), (error.Reason, error.StatusCode, error.ServiceCode, error.ServiceMessage));
    }

    private static void AssertRequests(ScriptedServer server, string status, bool isLookedUpAgain)
    {
        const string Users = "/AdminInterface/restapi/v1/users/";
        const string LookUp = $$"""POST {{Users}}lookup {"username":"alice"}""";
        string[] expected = [LookUp, $$"""PUT {{Users}}{{Responses.UserId}}/userStatus {"userStatus":"{{status}}"}""", .. isLookedUpAgain ? [LookUp] : Array.Empty<string>()];
        Assert.Equal(expected, server.Requests.Select(request => $"{request.Method} {request.Target} {request.Text}"));
    }
}
