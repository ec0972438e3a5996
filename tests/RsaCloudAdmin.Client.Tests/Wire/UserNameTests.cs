using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The names of a user in results and in messages.</summary>
public class UserNameTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";

    [Theory]
    [InlineData("alice", "AAdams", "AAdams")]
    [InlineData("alice", null, "alice")]
    [InlineData("alice", " ", "alice")]
    [InlineData("alice@example.com", "AAdams", "AAdams")]
    [InlineData("alice@example.com", null, null)]
    public async Task A_user_name_is_the_one_that_the_service_reports_or_found_the_user_by(string name, string? reported, string? expected)
    {
        var principal = reported is null ? "null" : $"\"{reported}\"";
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "principalUsername": {{principal}}, "emailAddress": " "}"""), Responses.Unlocked);

        var status = await Soon(Connect(server).Users.UnlockAsync(name, [RsaUserMethod.Token]));

        Assert.Equal((Responses.UserId, name, null, expected), (status.UserId, status.Identity, status.EmailAddress, status.UserName));
    }

    [Fact]
    public async Task The_name_in_results_is_the_one_that_the_caller_gave_for_them()
    {
        var server = Serve(Responses.Found, Responses.Unlocked);

        var status = await Soon(Connect(server).Users.UnlockAsync(new UserReference(null, "alice", "row 1"), [RsaUserMethod.Token]));

        Assert.Equal((Responses.UserId, "row 1", "alice@example.com", "alice"), (status.UserId, status.Identity, status.EmailAddress, status.UserName));
    }

    [Theory]
    [InlineData("alice@example.com", "AAdams", Responses.UserId, "alice@example.com")]
    [InlineData(" ", "AAdams", Responses.UserId, "AAdams")]
    [InlineData(null, null, Responses.UserId, Responses.UserId)]
    [InlineData("alice@example.com", "AAdams", "row 1", "row 1")]
    public async Task A_message_calls_a_user_by_the_given_name_and_by_a_reported_one_rather_than_by_an_id(string? emailAddress, string? userName, string given, string called)
    {
        var server = Serve(Responses.Json(400, "{}"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(UserReference.FromResult(Responses.UserId, emailAddress, userName, given), [RsaUserMethod.Token]));

        Assert.Equal($"Could not unlock '{called}': the service rejected the request.", error.Message);
        Assert.Equal($"/AdminInterface/restapi/v1/users/{Responses.UserId}/methods", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Users_of_a_search_are_named_by_their_address_or_by_their_id()
    {
        var server = Serve(Responses.Json(200, $$"""{"totalPages": 1, "elements": [{"id": "{{Responses.UserId}}", "emailAddress": "alice@example.com"}, {"id": "{{OtherId}}", "emailAddress": " "}]}"""));

        var found = await Soon(Connect(server).Users.Search("alice").ReadPageAsync());

        Assert.Equal([(Responses.UserId, "alice@example.com"), (OtherId, OtherId)], found!.Select(user => (user.UserId, user.Identity)));
        var request = Assert.Single(server.Requests);
        Assert.Equal(
            """POST /AdminInterface/restapi/v2/users/search?pageSize=25&pageNumber=0 {"emailLike":"alice"}""",
            $"{request.Method} {request.Target} {request.Text}");
    }

    [Fact]
    public async Task A_user_of_a_search_without_an_id_is_an_error()
    {
        var server = Serve(Responses.Json(200, """{"totalPages": 1, "elements": [{"firstName": "Alice"}]}"""));

        var error = await FailsAsync(() => Connect(server).Users.Search("alice").ReadPageAsync());

        Assert.Equal("Could not find users with 'alice' in their e-mail address: the response lacks id.", error.Message);
    }

    [Fact]
    public async Task A_synchronization_of_another_user_is_an_error()
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{OtherId}}"}"""));

        var error = await FailsAsync(() => Connect(server).Users.SynchronizeAsync(Alice));

        Assert.Equal($"Could not synchronize '{Responses.UserId}': id in the response is '{OtherId}', not '{Responses.UserId}'; whether the change was made is unknown.", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
    }
}
