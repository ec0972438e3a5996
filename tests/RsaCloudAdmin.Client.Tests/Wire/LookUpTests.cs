using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class LookUpTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public async Task What_is_no_email_address_of_anybody_is_looked_up_as_a_user_name()
    {
        var server = Serve(Responses.NotFound, Responses.Found);

        var user = await Soon(Connect(server).Users.LookUpAsync("alice@example.com"));

        Assert.Equal(Responses.UserId, user.UserId);
        Assert.Equal("alice@example.com", user.Identity);
        Assert.Equal("alice@example.com", server.Requests[0].Json.GetProperty("email").GetString());
        Assert.Equal("alice@example.com", server.Requests[1].Json.GetProperty("username").GetString());
    }

    [Fact]
    public async Task Nobody_is_a_user_not_found()
    {
        var server = Serve(Responses.NotFound);

        var error = await FailsAsync(() => Connect(server).Users.LookUpAsync("alice@example.com"));

        Assert.Equal(RsaErrorReason.UserNotFound, error.Reason);
        Assert.Equal("404 NOT_FOUND", error.ServiceCode);
        Assert.Contains("'alice@example.com'", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData($"\n{OtherId}")]
    [InlineData($"{OtherId} ")]
    public async Task An_id_with_blanks_around_it_is_no_id(string text)
    {
        var server = Serve(Responses.Found, Responses.Unlocked);

        await Soon(Connect(server).Users.UnlockAsync(text, [RsaUserMethod.Token]));

        Assert.Equal(text, server.Requests[0].Json.GetProperty("username").GetString());
    }

    [Fact]
    public async Task An_odd_id_of_the_service_cannot_break_the_line_of_the_error()
    {
        var server = Serve(Responses.Json(200, """{"id": "\u001b[31m\r\n"}"""));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(new(OtherId, "alice")));

        Assert.Equal(RsaErrorReason.IdentityMismatch, error.Reason);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public async Task A_web_page_that_says_404_is_not_the_service()
    {
        var server = Serve(Responses.Html(404));

        var error = await FailsAsync(() => Connect(server).Users.LookUpAsync("alice@example.com"));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_id_and_a_name_of_two_users_are_refused()
    {
        var server = Serve(Responses.Found, Responses.Empty);

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(new UserReference(OtherId, "alice")));

        Assert.Equal(RsaErrorReason.IdentityMismatch, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_id_cannot_be_looked_up()
    {
        var server = Serve(Responses.Found);

        var error = await FailsAsync(() => Connect(server).Users.LookUpAsync(Responses.UserId));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Users_whom_results_call_alike_are_looked_up_by_their_own_names()
    {
        var server = Serve(
            Responses.Found,
            Responses.Unlocked,
            Responses.Json(200, $$"""{"id": "{{OtherId}}"}"""),
            Responses.Unlocked);
        var client = Connect(server);
        var directory = new UserLookupCache();
        var cancel = TestContext.Current.CancellationToken;

        foreach (var name in new[] { "alice", "bob" })
            await Soon(client.Users.UnlockAsync(new UserReference(null, name, "row"), [RsaUserMethod.Token], new CallContext(directory, cancel, cancel)));

        Assert.Contains(Responses.UserId, server.Requests[1].Target, StringComparison.Ordinal);
        Assert.Contains(OtherId, server.Requests[3].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_one_run_a_user_is_looked_up_once()
    {
        var server = Serve(Responses.Found, Responses.Unlocked);
        var client = Connect(server);
        var directory = new UserLookupCache();
        var cancel = TestContext.Current.CancellationToken;

        for (var i = 0; i < 3; i++)
            await Soon(client.Users.UnlockAsync("alice", [RsaUserMethod.Token], new CallContext(directory, cancel, cancel)));

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task The_same_user_is_never_changed_twice_at_once()
    {
        var inside = 0;
        var most = 0;
        var server = Serve(async (request, connection) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            await Responses.Unlocked(request, connection);
        });
        var client = Connect(server);

        await Soon(Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]))));

        Assert.Equal(30, server.Requests.Count);
        Assert.Equal(1, most);
    }
}
