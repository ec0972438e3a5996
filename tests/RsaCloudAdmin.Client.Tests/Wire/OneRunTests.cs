using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>In one run, a user gets one credential, and a hardware token gets one user.</summary>
public class OneRunTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string Serial = "000123ab";
    private const string Users = "/AdminInterface/restapi/v1/users/";

    private static readonly RequestHandler Bob = Responses.Json(200, $$"""{"id": "{{OtherId}}"}""");

    private readonly UserLookupCache _run = new();

    [Fact]
    public async Task A_user_who_is_named_again_gets_no_second_credential()
    {
        var server = Serve(Responses.Found, Responses.Issued, Responses.Found, Responses.Issued);
        var client = Connect(server);

        await Soon(client.EmergencyTokencodes.EnableAsync("alice", 1, Call()));
        var error = await FailsAsync(() => client.EmergencyTokencodes.EnableAsync("alice@example.com", 1, Call()));

        Assert.Equal(
            "Could not issue an emergency tokencode for 'alice@example.com': the same user was named earlier, as 'alice', and a run issues only one code for each user. This request was not sent.",
            error.Message);
        Assert.Equal((RsaErrorReason.DuplicateUser, 0, null), (error.Reason, error.Tries, error.StatusCode));
        Assert.Equal([$"{Users}lookup", $"{Users}{Responses.UserId}/emergencyTokencode", $"{Users}lookup"], server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task Two_users_get_a_credential_each()
    {
        var server = Serve(Responses.Found, Responses.Issued, Bob, Responses.Issued);
        var client = Connect(server);

        await Soon(client.EmergencyTokencodes.EnableAsync("alice", 1, Call()));
        var issued = await Soon(client.EmergencyTokencodes.EnableAsync("bob", 1, Call()));

        Assert.Equal((OtherId, "bob"), (issued.UserId, issued.Identity));
        Assert.Equal($"{Users}{OtherId}/emergencyTokencode", server.Requests[3].Target);
    }

    [Fact]
    public async Task A_request_that_cannot_be_made_does_not_use_up_the_credential()
    {
        var server = Serve(Responses.Found, Responses.Json(200, """[{"status": 1000, "verify_code": "83927461"}]"""));
        var client = Connect(server);

        var error = await FailsAsync(() => client.Codes.IssueEnrollmentCodeAsync("alice", TimeSpan.FromMinutes(5), call: Call()));
        await Soon(client.Codes.IssueEnrollmentCodeAsync("alice", TimeSpan.FromMinutes(10), call: Call()));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal([$"{Users}lookup", $"{Users}generateVerifyCode/enroll"], server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_hardware_token_that_is_named_for_a_second_user_stays_with_the_first_one()
    {
        var server = Serve(Responses.Found, Assigned(Responses.UserId), Bob, Assigned(OtherId));
        var client = Connect(server);

        await Soon(client.HardwareTokens.AssignAsync("alice", Serial, call: Call()));
        var error = await FailsAsync(() => client.HardwareTokens.AssignAsync("bob", Serial.ToUpperInvariant(), call: Call()));

        Assert.Equal("Could not assign hardware token '000123AB' to 'bob': the token was named earlier for 'alice'. This request was not sent.", error.Message);
        Assert.Equal(RsaErrorReason.TokenAssigned, error.Reason);
        Assert.Equal([$"{Users}lookup", $"{Users}{Responses.UserId}/sidTokens/assign", $"{Users}lookup"], server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_hardware_token_that_is_named_again_for_the_same_user_is_assigned_again()
    {
        var server = Serve(Assigned(Responses.UserId));
        var client = Connect(server);

        await Soon(client.HardwareTokens.AssignAsync(Alice, Serial, call: Call()));
        var token = await Soon(client.HardwareTokens.AssignAsync(Responses.UserId.ToUpperInvariant(), Serial, call: Call()));

        Assert.Equal((Responses.UserId.ToUpperInvariant(), Serial), (token.UserId, token.TokenSerialNumber));
        Assert.Equal(2, server.Requests.Count);
    }

    private CallContext Call() => new(_run, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);

    private static RequestHandler Assigned(string userId) => Responses.Json(200, $$"""{"userId": "{{userId}}", "tokenSerialNumber": "{{Serial}}", "tokenState": "Activation Pending"}""");
}
