namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What is sent to revoke an enrollment code, and which responses are a success.</summary>
public class RevokedCodeTests : WireTest
{
    private const string Failed = "Could not revoke the enrollment code of 'alice': ";

    [Theory]
    [InlineData("""{"status": 1013}""")]
    [InlineData("""{"status": "1013", "user_email": "Alice@Example.com", "errorMessage": ""}""")]
    public async Task A_result_without_a_message_is_a_success_with_its_number(string result)
    {
        var server = ServeResult(result);

        var revoked = await Soon(Connect(server).Codes.RevokeEnrollmentCodeAsync("alice"));

        Assert.Equal("POST /AdminInterface/restapi/v1/users/voidVerifyCode HTTP/1.1", server.Requests[1].Line);
        Assert.Equal("""{"code_generation_mode":"ENROLLMENT","user_emails":["alice@example.com"]}""", server.Requests[1].Text);
        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice", 1013), (revoked.UserId, revoked.Identity, revoked.EmailAddress, revoked.UserName, revoked.Status));
    }

    [Theory]
    [InlineData("""{"status": 1014, "errorMessage": "No code"}""", "1014: No code", "1014")]
    [InlineData("""{"errorMessage": "No code"}""", "No code", null)]
    public async Task A_result_with_a_message_is_a_refusal(string result, string reported, string? number)
    {
        var error = await FailsAsync(() => Connect(ServeResult(result)).Codes.RevokeEnrollmentCodeAsync("alice"));

        Assert.Equal((RsaErrorReason.CodeRefused, number, "No code"), (error.Reason, error.ServiceCode, error.ServiceMessage));
        Assert.Equal($"{Failed}the service did not report success. The service said '{reported}'.", error.Message);
    }

    [Theory]
    [InlineData("""{"status": 1013, "user_email": "eve@example.com"}""", "user_email in the response is 'eve@example.com', not 'alice@example.com'")]
    [InlineData("{}", "the response lacks status")]
    [InlineData("""{"status": "done"}""", "status in the response is not a number")]
    [InlineData("""{"status": 1013}, {"status": 1013}""", "the response does not have one result")]
    public async Task A_result_that_is_not_the_users_is_an_error(string result, string problem)
    {
        var error = await FailsAsync(() => Connect(ServeResult(result)).Codes.RevokeEnrollmentCodeAsync("alice"));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal($"{Failed}{problem}; whether the change was made is unknown.", error.Message);
    }

    private ScriptedServer ServeResult(string result) => Serve(Responses.Found, Responses.Json(200, $$"""{"results": [{{result}}]}"""));
}
