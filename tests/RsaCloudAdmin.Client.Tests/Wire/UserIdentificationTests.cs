using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>A credential is issued only after all names of the reference were found to belong to the same user.</summary>
public class UserIdentificationTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";

    public static TheoryData<string?, string?, string[]> IdsOfTwoUsers => new()
    {
        { Responses.UserId, null, [OtherId] },
        { Responses.UserId, "alice", [Responses.UserId.ToUpperInvariant(), OtherId] },
        { null, Responses.UserId, ["alice", OtherId] },
    };

    public static TheoryData<string?, string[]> NameAndIdOfTwoUsers => new()
    {
        { OtherId, [] },
        { null, [OtherId] },
    };

    [Theory]
    [MemberData(nameof(IdsOfTwoUsers))]
    public async Task Two_ids_are_two_users_and_nothing_is_sent(string? id, string? name, string[] others)
    {
        var server = Serve(Responses.Found);

        var error = await IssueFailsAsync(server, new UserReference(id, name) { OtherNames = others });

        Assert.Equal($"'{Responses.UserId}' and '{OtherId}' are the ids of different users. Nothing was changed.", error.Message);
        Assert.Equal(RsaErrorReason.IdentityMismatch, error.Reason);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_id_that_is_repeated_in_other_letters_is_the_same()
    {
        var server = Serve(Responses.Issued);

        await IssueAsync(server, new UserReference(Responses.UserId, null) { OtherNames = [Responses.UserId.ToUpperInvariant()] });

        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(NameAndIdOfTwoUsers))]
    public async Task An_id_that_the_service_does_not_report_for_the_name_is_an_error(string? id, string[] others)
    {
        var server = Serve(Responses.Found, Responses.Issued);

        var error = await IssueFailsAsync(server, new UserReference(id, "alice") { OtherNames = others });

        Assert.Equal($"'alice' has the id '{Responses.UserId}', not '{OtherId}' as given. Nothing was changed.", error.Message);
        Assert.Equal(RsaErrorReason.IdentityMismatch, error.Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("emailAddress")]
    [InlineData("principalUsername")]
    [InlineData("alternateUsername")]
    [InlineData("primaryUniqueIdentifier")]
    [InlineData("secondaryUniqueIdentifier")]
    public async Task A_second_name_that_the_service_reports_for_the_first_one_needs_no_look_up(string property)
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "{{property}}": "a.adams"}"""), Responses.Issued);

        var issued = await IssueAsync(server, new UserReference(null, "alice") { OtherNames = ["A.ADAMS", "ALICE"] });

        Assert.Equal((Responses.UserId, "alice"), (issued.UserId, issued.Identity));
        AssertTargets(server, "lookup", $"{Responses.UserId}/emergencyTokencode");
        Assert.Equal("""{"username":"alice"}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task The_name_for_results_is_not_a_name_that_the_service_reported()
    {
        var server = Serve(Responses.Found, Responses.NotFound, Responses.Issued);

        var error = await IssueFailsAsync(server, new UserReference(null, "alice", "bob") { OtherNames = ["bob"] });

        Assert.Equal("'alice' has the second name 'bob', and the service does not know a user with that name. Nothing was changed.", error.Message);
    }

    [Fact]
    public async Task A_second_name_by_which_the_service_finds_the_same_user_is_confirmed()
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"id": "{{Responses.UserId.ToUpperInvariant()}}"}"""), Responses.Issued);

        var issued = await IssueAsync(server, new UserReference(null, "alice") { OtherNames = ["ally"] });

        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice"), (issued.UserId, issued.Identity, issued.EmailAddress, issued.UserName));
        AssertTargets(server, "lookup", "lookup", $"{Responses.UserId}/emergencyTokencode");
        Assert.Equal("""{"username":"ally"}""", server.Requests[1].Text);
    }

    [Fact]
    public async Task A_second_name_of_another_user_is_an_error()
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"id": "{{OtherId}}"}"""), Responses.Issued);

        var error = await IssueFailsAsync(server, new UserReference(null, "alice") { OtherNames = ["bob"] });

        Assert.Equal("'alice' and 'bob' are different users. Nothing was changed.", error.Message);
        Assert.Equal(RsaErrorReason.IdentityMismatch, error.Reason);
        AssertTargets(server, "lookup", "lookup");
    }

    [Fact]
    public async Task A_second_name_that_the_service_does_not_know_is_an_error_that_names_both()
    {
        var server = Serve(Responses.Found, Responses.NotFound);

        var error = await IssueFailsAsync(server, new UserReference(null, "alice") { OtherNames = ["bob"] });

        Assert.Equal("'alice' has the second name 'bob', and the service does not know a user with that name. Nothing was changed.", error.Message);
        Assert.Equal(RsaErrorReason.UserNotFound, error.Reason);
        Assert.Equal("Could not look up 'bob': the user does not exist. The service said '404 NOT_FOUND: not found'.", Assert.IsType<RsaCloudAdminException>(error.InnerException).Message);
        AssertTargets(server, "lookup", "lookup");
    }

    [Fact]
    public async Task A_second_name_that_cannot_be_looked_up_is_the_error_of_its_look_up()
    {
        var server = Serve(Responses.Found, Responses.Json(403, "{}"));

        var error = await IssueFailsAsync(server, new UserReference(null, "alice") { OtherNames = ["bob"] });

        Assert.Equal("Could not look up 'bob': the key is not allowed to do this.", error.Message);
        Assert.Equal(RsaErrorReason.NotAuthorized, error.Reason);
        AssertTargets(server, "lookup", "lookup");
    }

    private Task<RsaEmergencyTokencode> IssueAsync(ScriptedServer server, UserReference user) => Soon(Connect(server).EmergencyTokencodes.EnableAsync(user, 1));

    private Task<RsaCloudAdminException> IssueFailsAsync(ScriptedServer server, UserReference user) => FailsAsync(() => IssueAsync(server, user));

    private static void AssertTargets(ScriptedServer server, params string[] expected) =>
        Assert.Equal(expected.Select(target => $"/AdminInterface/restapi/v1/users/{target}"), server.Requests.Select(request => request.Target));
}
