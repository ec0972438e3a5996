using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Hardware tokens that are assigned and unassigned, and how a conflict is explained by whose token it is.</summary>
public class TokenAssignmentTests : WireTest
{
    private const string Serial = "000123";
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string NotAssigned = $"Could not assign hardware token '{Serial}' to '{Responses.UserId}': ";
    private const string NotUnassigned = $"Could not unassign hardware token '{Serial}' of '{Responses.UserId}': ";

    private static readonly RequestHandler Conflict = Responses.Json(409, """{"code": "409 CONFLICT", "description": "conflict"}""");

    [Theory]
    [InlineData(null, "Activation Pending", """{"tokenSerialNumber":"000123"}""")]
    [InlineData("Key ring", "Assigned", """{"tokenSerialNumber":"000123","tokenName":"Key ring"}""")]
    public async Task A_token_is_assigned_with_its_name_if_one_is_given(string? name, string state, string body)
    {
        var server = Serve(Token(Responses.UserId, state));
        var call = new CallContext();

        var token = await Soon(Connect(server).HardwareTokens.AssignAsync(Alice, Serial, name, call));

        Assert.Equal($"PATCH /AdminInterface/restapi/v1/users/{Responses.UserId}/sidTokens/assign HTTP/1.1", Assert.Single(server.Requests).Line);
        Assert.Equal(body, server.Requests[0].Text);
        Assert.Equal((Responses.UserId, Serial, state), (token.UserId, token.TokenSerialNumber, token.TokenState));
        Assert.Empty(WarningsOf(call));
    }

    [Theory]
    [InlineData("Unassigned")]
    [InlineData("UNASSIGNED")]
    public async Task An_assigned_token_that_is_reported_as_unassigned_is_an_error(string state)
    {
        var error = await FailsAsync(() => Connect(Serve(Token(Responses.UserId, state))).HardwareTokens.AssignAsync(Alice, Serial));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal($"{NotAssigned}tokenState in the response is '{state}'; whether the change was made is unknown.", error.Message);
    }

    [Fact]
    public async Task A_token_that_is_named_for_two_users_of_a_run_is_assigned_to_the_first()
    {
        var server = Serve(Token(Responses.UserId, "Activation Pending"));
        var (client, run) = (Connect(server), new UserLookupCache());
        await Soon(client.HardwareTokens.AssignAsync(Alice, Serial, call: InRun(run)));

        var error = await FailsAsync(() => client.HardwareTokens.AssignAsync(new UserReference(OtherId, null), Serial, call: InRun(run)));

        Assert.Equal(RsaErrorReason.TokenAssigned, error.Reason);
        Assert.Equal($"Could not assign hardware token '{Serial}' to '{OtherId}': the token was named earlier for '{Responses.UserId}'. This request was not sent.", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_token_that_is_named_twice_for_the_same_user_is_no_error()
    {
        var server = Serve(Token(Responses.UserId, "Activation Pending"));
        var (client, run) = (Connect(server), new UserLookupCache());

        await Soon(client.HardwareTokens.AssignAsync(Alice, Serial, call: InRun(run)));
        await Soon(client.HardwareTokens.AssignAsync(new UserReference(Responses.UserId.ToUpperInvariant(), null), Serial, call: InRun(run)));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_of_another_user_is_an_error_with_the_id_of_its_user()
    {
        var server = Serve(Responses.Close, Conflict, Token(OtherId, "Activated"));

        var error = await FailsAsync(() => Connect(server).HardwareTokens.AssignAsync(Alice, Serial));

        Assert.Equal((RsaErrorReason.TokenAssigned, 409, 2), (error.Reason, error.StatusCode, error.Tries));
        Assert.Equal($"{NotAssigned}it is assigned to another user (id '{OtherId}'). The service said '409 CONFLICT: conflict'.", error.Message);
        Assert.Equal(("409 CONFLICT", "conflict"), (error.ServiceCode, error.ServiceMessage));
        Assert.Equal("POST /AdminInterface/restapi/v1/sidTokens/lookup HTTP/1.1", server.Requests[2].Line);
        Assert.Equal("""{"tokenSerialNumber":"000123"}""", server.Requests[2].Text);
    }

    [Theory]
    [InlineData(Responses.UserId)]
    [InlineData("F10D0514-7DD1-4A13-A30E-236D0E65B56A")]
    public async Task A_token_that_was_assigned_to_the_user_before_is_returned_with_a_warning(string owner)
    {
        var server = Serve(Conflict, Token(owner, "Activated"));
        var call = new CallContext();

        var token = await Soon(Connect(server).HardwareTokens.AssignAsync(Alice, Serial, call: call));

        Assert.Equal((Responses.UserId, Serial, "Activated"), (token.UserId, token.TokenSerialNumber, token.TokenState));
        Assert.Equal([$"Hardware token '{Serial}' is already assigned to '{Responses.UserId}'. Nothing was changed."], WarningsOf(call));
    }

    [Fact]
    public async Task A_token_that_an_attempt_of_unknown_outcome_assigned_is_returned_without_a_warning()
    {
        var server = Serve(Responses.Close, Conflict, Token(Responses.UserId, "Activation Pending"));
        var call = new CallContext();

        var token = await Soon(Connect(server).HardwareTokens.AssignAsync(Alice, Serial, call: call));

        Assert.Equal((Responses.UserId, "Activation Pending"), (token.UserId, token.TokenState));
        Assert.Empty(WarningsOf(call));
    }

    [Theory]
    [InlineData("forbidden")]
    [InlineData("nobody's")]
    public async Task A_conflict_that_the_look_up_does_not_explain_is_the_error_of_the_assignment(string lookUp)
    {
        var server = Serve(Conflict, lookUp == "forbidden" ? Responses.Json(403, "{}") : Token("", "Unassigned"));

        var error = await FailsAsync(() => Connect(server).HardwareTokens.AssignAsync(Alice, Serial));

        Assert.Equal((RsaErrorReason.Conflict, 409), (error.Reason, error.StatusCode));
        Assert.Equal($"{NotAssigned}the current state does not allow it. The service said '409 CONFLICT: conflict'.", error.Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_is_unassigned_with_its_serial_number_alone()
    {
        var server = Serve(Token("", "Unassigned"));
        var call = new CallContext();

        var token = await Soon(Connect(server).HardwareTokens.UnassignAsync(Alice, Serial, call));

        Assert.Equal($"PATCH /AdminInterface/restapi/v1/users/{Responses.UserId}/sidTokens/unassign HTTP/1.1", Assert.Single(server.Requests).Line);
        Assert.Equal("""{"tokenSerialNumber":"000123"}""", server.Requests[0].Text);
        Assert.Equal((Responses.UserId, Serial, "Unassigned"), (token.UserId, token.TokenSerialNumber, token.TokenState));
        Assert.Empty(WarningsOf(call));
    }

    [Theory]
    [InlineData("Activation Pending")]
    [InlineData("activation pending")]
    [InlineData("Activated")]
    [InlineData("ACTIVATED")]
    public async Task An_unassigned_token_that_is_reported_as_assigned_is_an_error(string state)
    {
        var error = await FailsAsync(() => Connect(Serve(Token(Responses.UserId, state))).HardwareTokens.UnassignAsync(Alice, Serial));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal($"{NotUnassigned}tokenState in the response is '{state}'; whether the change was made is unknown.", error.Message);
    }

    [Fact]
    public async Task A_token_of_nobody_after_an_attempt_of_unknown_outcome_is_treated_as_unassigned_by_it()
    {
        var server = Serve(Responses.Close, Conflict, Token("", "Unassigned"));
        var call = new CallContext();

        var token = await Soon(Connect(server).HardwareTokens.UnassignAsync(Alice, Serial, call));

        Assert.Equal((Responses.UserId, Serial, "Unassigned"), (token.UserId, token.TokenSerialNumber, token.TokenState));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(
            [$"The request to unassign hardware token '{Serial}' of '{Responses.UserId}' failed, and the retry reported that the token is not assigned to this user. The token is assigned to nobody now, and is treated as unassigned. If the serial number was wrong, the user still has a token: check it."],
            WarningsOf(call));
    }

    [Theory]
    [InlineData(false, "nobody's")]
    [InlineData(true, "another's")]
    [InlineData(true, "forbidden")]
    public async Task A_token_that_the_user_does_not_have_is_an_error_unless_an_attempt_may_have_unassigned_it(bool isUnclear, string lookUp)
    {
        var details = lookUp switch
        {
            "nobody's" => Token("", "Unassigned"),
            "another's" => Token(OtherId, "Activated"),
            _ => Responses.Json(403, "{}"),
        };
        var server = isUnclear ? Serve(Responses.Close, Conflict, details) : Serve(Conflict, details);
        var call = new CallContext();

        var error = await FailsAsync(() => Connect(server).HardwareTokens.UnassignAsync(Alice, Serial, call));

        Assert.Equal((RsaErrorReason.TokenNotAssigned, 409), (error.Reason, error.StatusCode));
        Assert.Equal($"{NotUnassigned}the hardware token is not assigned to this user. The service said '409 CONFLICT: conflict'.{(isUnclear ? " An earlier attempt may have been processed." : "")}", error.Message);
        Assert.Equal(isUnclear ? 3 : 1, server.Requests.Count);
        Assert.Empty(WarningsOf(call));
    }

    private static RequestHandler Token(string userId, string state) =>
        Responses.Json(200, $$"""{"userId": "{{userId}}", "tokenSerialNumber": "{{Serial}}", "tokenState": "{{state}}"}""");

    private static CallContext InRun(UserLookupCache run) => new(run, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);

    private static IEnumerable<string> WarningsOf(CallContext call) => call.Notes.Where(note => note.IsWarning).Select(note => note.Text);
}
