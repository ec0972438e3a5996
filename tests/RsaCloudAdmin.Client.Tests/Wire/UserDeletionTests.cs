using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Marking a user as deleted and restoring the user, and how the result is confirmed.</summary>
public class UserDeletionTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string Said = "The service said '409 CONFLICT: not now'.";
    private const string When = "\"markDeletedAt\": \"2026-09-06T15:34:44.000Z\", \"markDeletedBy\": \"admin\"";

    private static readonly RequestHandler Conflict = Responses.Json(409, """{"code": "409 CONFLICT", "description": "not now"}""");

    private static readonly DateTime Marked = new DateTime(2026, 9, 6, 15, 34, 44, DateTimeKind.Utc).ToLocalTime();

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    public static TheoryData<bool, string> Ids => new()
    {
        { true, Responses.UserId.ToUpperInvariant() },
        { false, Responses.UserId },
        { true, string.Empty },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_response_that_reports_the_state_is_the_result(bool delete, string id)
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"id": "{{id}}", "markDeleted": {{Json(delete)}}, {{When}}}"""));

        AssertDeletion(await SetAsync(server, delete), delete, Marked, "admin");

        AssertRequests(server, delete, isLookedUpAgain: false);
        AssertWarnings();
    }

    [Theory]
    [InlineData(true, "mark 'alice' as deleted: markDeleted in the response is false")]
    [InlineData(false, "restore 'alice': markDeleted in the response is true")]
    public async Task A_response_that_reports_the_opposite_is_an_error(bool delete, string message)
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"markDeleted": {{Json(!delete)}}}"""));

        AssertDoubtful(await FailsAsync(() => SetAsync(server, delete)), message);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_response_about_another_user_is_an_error()
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"id": "{{OtherId}}", "markDeleted": true}"""));

        AssertDoubtful(await FailsAsync(() => SetAsync(server, delete: true)), $"mark 'alice' as deleted: id in the response is '{OtherId}', not '{Responses.UserId}'");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_that_the_response_does_not_report_is_read_from_the_users_details(bool delete)
    {
        var server = Serve(Responses.Found, Responses.Json(200, """{"markDeletedBy": "nobody"}"""), Details($"\"markDeleted\": {Json(delete)}, {When}"));

        AssertDeletion(await SetAsync(server, delete), delete, Marked, "admin");

        AssertRequests(server, delete, isLookedUpAgain: true);
        AssertWarnings();
    }

    [Theory]
    [InlineData(true, "mark 'alice' as deleted: the service accepted the request, but reports the user as not marked as deleted")]
    [InlineData(false, "restore 'alice': the service accepted the request, but reports the user as still marked as deleted")]
    public async Task Details_that_report_the_opposite_are_an_error(bool delete, string message)
    {
        var server = Serve(Responses.Found, Responses.Json(200, "{}"), Details($"\"markDeleted\": {Json(!delete)}"));

        AssertDoubtful(await FailsAsync(() => SetAsync(server, delete)), message);

        AssertWarnings();
    }

    [Theory]
    [InlineData(true, "The request to mark 'alice' as deleted succeeded, but the service did not report the result, so it is not confirmed.")]
    [InlineData(false, "The request to restore 'alice' succeeded, but the service did not report the result, so it is not confirmed.")]
    public async Task A_state_that_the_details_do_not_report_either_is_a_warning(bool delete, string warning)
    {
        var server = Serve(Responses.Found, Responses.Json(200, """{"markDeletedBy": "nobody"}"""), Details(When));

        AssertDeletion(await SetAsync(server, delete), isMarked: null, Marked, "admin");

        AssertRequests(server, delete, isLookedUpAgain: true);
        AssertWarnings(warning);
    }

    [Theory]
    [InlineData("not allowed")]
    [InlineData("another user")]
    public async Task A_state_that_cannot_be_looked_up_is_a_warning_and_the_result_is_the_response(string lookUp)
    {
        var server = Serve(
            Responses.Found,
            Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", {{When}}}"""),
            lookUp == "not allowed" ? Responses.Json(403, "{}") : Responses.Json(200, $$"""{"id": "{{OtherId}}", "markDeleted": false}"""));

        AssertDeletion(await SetAsync(server, delete: true), isMarked: null, Marked, "admin");

        AssertWarnings("The request to mark 'alice' as deleted succeeded, but the service did not report the result, so it is not confirmed.");
    }

    [Fact]
    public async Task A_state_of_a_user_with_only_an_id_is_not_looked_up()
    {
        var server = Serve(Responses.Json(200, """{"markDeletedBy": "admin"}"""));

        var user = await Soon(Connect(server).Users.MarkDeletedAsync(Alice, _call));

        Assert.Equal((Responses.UserId, Responses.UserId, null, null), (user.UserId, user.Identity, user.EmailAddress, user.UserName));
        Assert.Equal((null, null, "admin"), (user.MarkDeleted, user.MarkDeletedAt, user.MarkDeletedBy));
        Assert.Single(server.Requests);
        AssertWarnings($"The request to mark '{Responses.UserId}' as deleted succeeded, but the service did not report the result, so it is not confirmed.");
    }

    [Theory]
    [InlineData(true, "'alice' is already marked as deleted. Nothing was changed.")]
    [InlineData(false, "'alice' is not marked as deleted. Nothing was changed.")]
    public async Task A_conflict_over_a_user_who_has_the_state_already_is_a_result_and_a_warning(bool delete, string warning)
    {
        var server = Serve(Responses.Found, Conflict, Details($"\"userStatus\": \"Enabled\", \"markDeleted\": {Json(delete)}, {When}"));

        AssertDeletion(await SetAsync(server, delete), delete, Marked, "admin");

        AssertRequests(server, delete, isLookedUpAgain: true);
        AssertWarnings(warning);
    }

    [Fact]
    public async Task A_conflict_after_an_attempt_of_unknown_outcome_is_that_attempts_change_and_no_warning()
    {
        var server = Serve(Responses.Found, Responses.Close, Conflict, Details($"\"markDeleted\": true, {When}"));

        AssertDeletion(await SetAsync(server, delete: true), isMarked: true, Marked, "admin");

        Assert.Equal(4, server.Requests.Count);
        AssertWarnings();
    }

    [Theory]
    [InlineData(true, "\"userStatus\": \"ENABLED\", \"markDeleted\": false", "mark 'alice' as deleted: the user is enabled, and must be disabled first")]
    [InlineData(true, "\"userStatus\": \"Enabled\"", "mark 'alice' as deleted: the user is enabled, and must be disabled first")]
    [InlineData(true, "\"userStatus\": \"Disabled\", \"markDeleted\": false", "mark 'alice' as deleted: the current state does not allow it")]
    [InlineData(false, "\"userStatus\": \"Enabled\", \"markDeleted\": true", "restore 'alice': the current state does not allow it")]
    [InlineData(false, "\"userStatus\": \"Disabled\", \"markDeleted\": true", "restore 'alice': the current state does not allow it")]
    [InlineData(false, "\"userStatus\": \"Disabled\"", "restore 'alice': the current state does not allow it")]
    public async Task A_conflict_over_a_user_in_another_state_is_an_error_with_its_cause_if_the_details_show_it(bool delete, string details, string message)
    {
        var server = Serve(Responses.Found, Conflict, Details(details));

        var error = await FailsAsync(() => SetAsync(server, delete));

        Assert.Equal($"Could not {message}. {Said}", error.Message);
        Assert.Equal((RsaErrorReason.Conflict, 409, "409 CONFLICT", "not now"), (error.Reason, error.StatusCode, error.ServiceCode, error.ServiceMessage));
        Assert.Equal(3, server.Requests.Count);
        AssertWarnings();
    }

    [Fact]
    public async Task A_request_that_the_service_does_not_allow_says_nothing_about_the_state()
    {
        var server = Serve(Responses.Found, Responses.Json(405, "{}"), Details("\"markDeleted\": true"));

        var error = await FailsAsync(() => SetAsync(server, delete: true));

        Assert.Equal("Could not mark 'alice' as deleted: the service does not allow this for the user.", error.Message);
        Assert.Equal((RsaErrorReason.Conflict, 405), (error.Reason, error.StatusCode));
        Assert.Equal(2, server.Requests.Count);
    }

    private Task<RsaUserDeletion> SetAsync(ScriptedServer server, bool delete)
    {
        var (users, alice) = (Connect(server).Users, new UserReference(null, "alice"));
        return Soon(delete ? users.MarkDeletedAsync(alice, _call) : users.RestoreAsync(alice, _call));
    }

    private static string Json(bool value) => value ? "true" : "false";

    private static RequestHandler Details(string fields) => Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", {{fields}}}""");

    private static void AssertDeletion(RsaUserDeletion user, bool? isMarked, DateTime? at, string? by)
    {
        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice"), (user.UserId, user.Identity, user.EmailAddress, user.UserName));
        Assert.Equal((isMarked, at, by), (user.MarkDeleted, user.MarkDeletedAt, user.MarkDeletedBy));
    }

    private static void AssertDoubtful(RsaCloudAdminException error, string message)
    {
        Assert.Equal($"Could not {message}; whether the change was made is unknown.", error.Message);
        Assert.Equal((RsaErrorReason.UnexpectedResponse, 200), (error.Reason, error.StatusCode));
    }

    private void AssertWarnings(params string[] expected) => Assert.Equal(expected, _call.Notes.Where(note => note.IsWarning).Select(note => note.Text));

    private static void AssertRequests(ScriptedServer server, bool delete, bool isLookedUpAgain)
    {
        const string Users = "/AdminInterface/restapi/v1/users/";
        const string LookUp = $$"""POST {{Users}}lookup {"username":"alice"}""";
        string[] expected = [LookUp, $$"""PUT {{Users}}{{Responses.UserId}}/markDeleted {"markDeleted":{{Json(delete)}}}""", .. isLookedUpAgain ? [LookUp] : Array.Empty<string>()];
        Assert.Equal(expected, server.Requests.Select(request => $"{request.Method} {request.Target} {request.Text}"));
    }
}
