namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Which responses contain an enrollment code, and what is reported of the others.</summary>
public class EnrollmentCodeTests : WireTest
{
    private const string Failed = "Could not issue an enrollment code for 'alice': ";
    private const string Link = "https://x.example/83927461";

    [Fact]
    public async Task A_code_to_display_is_in_the_result_with_everything_that_the_service_reports()
    {
        var call = new CallContext();

        var issued = (await Soon(IssueAsync($$"""[{"status": 1000, "verify_code": "83927461", "verification_Link": "{{Link}}", "verify_code_validity_time": "2026-12-05T10:00:00.000Z"}]""", RsaCodeDelivery.Display, call))).AsPlainText();

        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice"), (issued.UserId, issued.Identity, issued.EmailAddress, issued.UserName));
        Assert.Equal(("83927461", Link, null), (issued.Code, issued.VerificationLink, issued.SentTo));
        Assert.Equal((new DateTime(2026, 12, 5, 10, 0, 0, DateTimeKind.Utc).ToLocalTime(), "2026-12-05T10:00:00.000Z"), (issued.ExpirationDate, issued.ValidityTime));
        Assert.Empty(WarningsOf(call));
    }

    [Fact]
    public async Task A_code_by_mail_is_not_in_the_result_even_if_the_service_reports_it()
    {
        var call = new CallContext();

        var issued = (await Soon(IssueAsync($$"""[{"status": 1000, "verify_code": "83927461", "verification_Link": "{{Link}}", "verify_code_validity_time": "10"}]""", RsaCodeDelivery.Email, call))).AsPlainText();

        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice"), (issued.UserId, issued.Identity, issued.EmailAddress, issued.UserName));
        Assert.Equal((null, null, "alice@example.com"), (issued.Code, issued.VerificationLink, issued.SentTo));
        Assert.Equal((null, "10"), (issued.ExpirationDate, issued.ValidityTime));
        Assert.Empty(WarningsOf(call));
    }

    [Theory]
    [InlineData("""{"status": 1006, "verify_code": "83927461"}""", "1006")]
    [InlineData("""{"verify_code": "83927461"}""", "no status")]
    [InlineData("""{"status": 1000, "verify_code": "83927461", "errorMessage": "Not mailed"}""", "1000: Not mailed")]
    [InlineData("""{"status": 1006, "verify_code": "83927461", "errorMessage": "83927461 was not mailed"}""", "1006: *** was not mailed")]
    [InlineData($$"""{"status": 1006, "verify_code": "83927461", "verification_Link": "{{Link}}", "errorMessage": "Not mailed: {{Link}}"}""", "1006: Not mailed: ***")]
    public async Task What_the_service_reports_beside_a_code_is_a_warning_without_the_code(string item, string reported)
    {
        var call = new CallContext();

        var issued = await Soon(IssueAsync($"[{item}]", RsaCodeDelivery.Display, call));

        Assert.Equal("83927461", issued.AsPlainText().Code);
        Assert.Equal([$"The request to issue an enrollment code for 'alice' succeeded, but the service reported '{reported}'."], WarningsOf(call));
    }

    [Theory]
    [InlineData(RsaCodeDelivery.Display, """{"status": 1006, "errorMessage": "Not now"}""", "1006: Not now")]
    [InlineData(RsaCodeDelivery.Display, """{"status": 1006}""", "1006")]
    [InlineData(RsaCodeDelivery.Email, """{"status": 1006, "errorMessage": "Not now"}""", "1006: Not now")]
    [InlineData(RsaCodeDelivery.Email, """{"status": 1006, "verify_code": "83927461", "errorMessage": "No mail with 83927461"}""", "1006: No mail with ***")]
    public async Task Another_number_is_a_refusal_unless_the_code_to_display_is_there(RsaCodeDelivery delivery, string item, string reported)
    {
        var call = new CallContext();

        var error = await FailsAsync(() => IssueAsync($"[{item}]", delivery, call));

        Assert.Equal((RsaErrorReason.CodeRefused, "1006", 200), (error.Reason, error.ServiceCode, error.StatusCode));
        Assert.Equal($"{Failed}the service did not report success. The service said '{reported}'.", error.Message);
        Assert.Empty(WarningsOf(call));
    }

    [Theory]
    [InlineData(RsaCodeDelivery.Display, """{"status": 1000}""", "the response lacks verify_code")]
    [InlineData(RsaCodeDelivery.Display, "{}", "the response lacks status")]
    [InlineData(RsaCodeDelivery.Email, """{"verify_code": "83927461"}""", "the response lacks status")]
    [InlineData(RsaCodeDelivery.Email, """{"status": "sent"}""", "status in the response is not a number")]
    [InlineData(RsaCodeDelivery.Email, """{"status": 1000, "userDetailsRequestForVerifyCodeGeneration": {"email": "eve@example.com"}}""", "email in the response is 'eve@example.com', not 'alice@example.com'")]
    [InlineData(RsaCodeDelivery.Display, """{"status": 1000, "verify_code": "83927461", "userDetailsRequestForVerifyCodeGeneration": {"email": "eve@example.com"}}""", "email in the response is 'eve@example.com', not 'alice@example.com'")]
    [InlineData(RsaCodeDelivery.Email, """{"status": 1000, "verify_code_generation_mode": "PASSWORD_RESET"}""", "verify_code_generation_mode in the response is 'PASSWORD_RESET', not 'ENROLLMENT'")]
    [InlineData(RsaCodeDelivery.Display, """{"status": 1000, "verify_code": "83927461", "verify_code_generation_mode": "RESET 83927461"}""", "verify_code_generation_mode in the response is 'RESET ***', not 'ENROLLMENT'")]
    public async Task A_response_without_a_code_for_the_user_leaves_the_outcome_unknown(RsaCodeDelivery delivery, string item, string problem)
    {
        var error = await FailsAsync(() => IssueAsync($"[{item}]", delivery));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal($"{Failed}{problem}; whether the change was made is unknown.", error.Message);
    }

    [Theory]
    [InlineData("verify_code")]
    [InlineData("verification_Link")]
    public async Task A_code_or_link_too_long_to_be_one_leaves_the_outcome_unknown(string property)
    {
        var tooLong = new string('7', 1001);
        var item = property == "verify_code" ? $$"""{"status": 1000, "verify_code": "{{tooLong}}"}""" : $$"""{"status": 1000, "verify_code": "83927461", "verification_Link": "{{tooLong}}"}""";

        var error = await FailsAsync(() => IssueAsync($"[{item}]", RsaCodeDelivery.Display));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal($"{Failed}{property} in the response is longer than 1000 characters; whether the change was made is unknown.", error.Message);
    }

    [Fact]
    public async Task A_response_that_repeats_the_user_and_the_purpose_in_other_case_is_no_contradiction()
    {
        var issued = await Soon(IssueAsync("""[{"status": 1000, "verify_code": "83927461", "verify_code_generation_mode": "Enrollment", "userDetailsRequestForVerifyCodeGeneration": {"email": "Alice@Example.com"}}]""", RsaCodeDelivery.Display));

        Assert.Equal(("83927461", "alice@example.com"), (issued.AsPlainText().Code, issued.EmailAddress));
    }

    private Task<RsaEnrollmentCode> IssueAsync(string body, RsaCodeDelivery delivery, CallContext? call = null) =>
        Connect(Serve(Responses.Found, Responses.Json(200, body))).Codes.IssueEnrollmentCodeAsync("alice", delivery: delivery, call: call);

    private static IEnumerable<string> WarningsOf(CallContext call) => call.Notes.Where(note => note.IsWarning).Select(note => note.Text);
}
