namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What is sent to issue a registration code, and which responses contain one.</summary>
public class RegistrationCodeTests : WireTest
{
    private const string Failed = "Could not issue a registration code for ";
    private const string App = ",\"appId\":\"1f00c62b-a5c0-49d3-9ffb-92314d717187\"";

    private static readonly RequestHandler FoundWithoutEmail = Responses.Json(200, $$"""{"id": "{{Responses.UserId}}"}""");

    [Theory]
    [InlineData(true, RsaRegistrationPlatform.Mobile, $$"""{"email":"alice@example.com"{{App}}}""")]
    [InlineData(true, RsaRegistrationPlatform.Desktop, """{"email":"alice@example.com"}""")]
    [InlineData(false, RsaRegistrationPlatform.Mobile, $$"""{"username":"alice"{{App}}}""")]
    [InlineData(false, RsaRegistrationPlatform.Desktop, """{"username":"alice"}""")]
    public async Task The_user_is_named_by_email_address_or_else_by_user_name(bool hasEmail, RsaRegistrationPlatform platform, string body)
    {
        var server = Serve(hasEmail ? Responses.Found : FoundWithoutEmail, Responses.Json(200, """{"deviceRegistrationCode": "83927461", "companyId": "acme", "expirationDate": "2026-12-05T10:00:00.000Z"}"""));

        var issued = (await Soon(Connect(server).Codes.IssueRegistrationCodeAsync("alice", platform))).AsPlainText();

        Assert.Equal("POST /AdminInterface/restapi/v1/users/deviceRegistrationCode HTTP/1.1", server.Requests[1].Line);
        Assert.Equal(body, server.Requests[1].Text);
        Assert.Equal((Responses.UserId, "alice", hasEmail ? "alice@example.com" : null, "alice"), (issued.UserId, issued.Identity, issued.EmailAddress, issued.UserName));
        Assert.Equal(("83927461", "acme", new DateTime(2026, 12, 5, 10, 0, 0, DateTimeKind.Utc).ToLocalTime()), (issued.Code, issued.CompanyId, issued.ExpirationDate));
    }

    [Fact]
    public async Task An_id_alone_is_not_enough()
    {
        var server = Serve(Responses.Found);

        var error = await FailsAsync(() => Connect(server).Codes.IssueRegistrationCodeAsync(Alice));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal(
            $"{Failed}'{Responses.UserId}': the request needs the user's e-mail address or user name, and the service does not look up users by id. Give the user's e-mail address or user name instead, or in addition.",
            error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_platform_that_the_service_does_not_know_is_not_sent()
    {
        var server = Serve(Responses.Found);

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Connect(server).Codes.IssueRegistrationCodeAsync("alice", (RsaRegistrationPlatform)9));

        Assert.StartsWith("The service does not know this platform.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true, "Alice@Example.com")]
    [InlineData(true, " ")]
    [InlineData(false, "bob@example.com")]
    public async Task An_email_address_in_the_response_is_compared_only_with_one_that_was_sent(bool hasEmail, string reported)
    {
        var server = Serve(hasEmail ? Responses.Found : FoundWithoutEmail, Responses.Json(200, $$"""{"deviceRegistrationCode": "83927461", "email": "{{reported}}"}"""));

        Assert.Equal("83927461", (await Soon(Connect(server).Codes.IssueRegistrationCodeAsync("alice"))).AsPlainText().Code);
    }

    [Theory]
    [InlineData("""{"deviceRegistrationCode": "83927461", "email": "eve@example.com"}""", "email in the response is 'eve@example.com', not 'alice@example.com'")]
    [InlineData("""{"deviceRegistrationCode": " "}""", "the response lacks deviceRegistrationCode")]
    public async Task A_response_without_a_code_for_the_user_leaves_the_outcome_unknown(string body, string problem)
    {
        var server = Serve(Responses.Found, Responses.Json(200, body));

        var error = await FailsAsync(() => Connect(server).Codes.IssueRegistrationCodeAsync("alice"));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal($"{Failed}'alice': {problem}; whether the change was made is unknown.", error.Message);
    }
}
