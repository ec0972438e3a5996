namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Changes of phone numbers, and how the service's report confirms them.</summary>
public class UserPhoneTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string Number = "+1 555 555 0190";
    private const string NotConfirmed = "The service accepted the phone numbers of 'alice', but they could not be looked up to confirm them.";

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_result_is_the_numbers_in_the_details_of_the_user_after_the_change()
    {
        var server = Serve(
            Responses.Found,
            Responses.Json(200, $$"""{"id": "{{Responses.UserId.ToUpperInvariant()}}", "smsNumber": "+9", "voiceNumber": "+8"}"""),
            Details("\"smsNumber\": \"1-555-555-0190\", \"voiceNumber\": \"+49 (89) 0123 456789\""));

        var phone = await Soon(Connect(server).Users.SetPhonesAsync("alice", Number, "+49 890123456789", _call));

        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice"), (phone.UserId, phone.Identity, phone.EmailAddress, phone.UserName));
        Assert.Equal(("1-555-555-0190", "+49 (89) 0123 456789"), (phone.SmsNumber, phone.VoiceNumber));
        const string Users = "/AdminInterface/restapi/v1/users/";
        const string LookUp = $$"""POST {{Users}}lookup {"username":"alice"}""";
        Assert.Equal(
            [LookUp, $$"""PATCH {{Users}}{{Responses.UserId}} {"smsNumber":"\u002B1 555 555 0190","voiceNumber":"\u002B49 890123456789"}""", LookUp],
            server.Requests.Select(request => $"{request.Method} {request.Target} {request.Text}"));
        AssertWarnings();
    }

    [Theory]
    [InlineData(null, "+49 1", "\"smsNumber\": \"+1 2\", \"voiceNumber\": \"+49 1\"", "+1 2", "+49 1")]
    [InlineData("+49 1", null, "\"smsNumber\": \"+49 1\", \"voiceNumber\": \"+1 2\"", "+49 1", "+1 2")]
    [InlineData("+49 1", null, "\"smsNumber\": \"+49 1\"", "+49 1", null)]
    [InlineData("", null, "\"voiceNumber\": \"+1 2\"", null, "+1 2")]
    [InlineData(null, "", "\"voiceNumber\": \" \"", null, null)]
    public async Task A_number_that_stays_is_reported_as_it_is_and_a_cleared_one_is_not_reported(string? sms, string? voice, string details, string? smsAfter, string? voiceAfter)
    {
        var server = Serve(Responses.Found, Responses.Json(200, "{}"), Details(details));

        var phone = await Soon(Connect(server).Users.SetPhonesAsync("alice", sms, voice, _call));

        Assert.Equal((smsAfter, voiceAfter), (phone.SmsNumber, phone.VoiceNumber));
        Assert.Equal(3, server.Requests.Count);
        AssertWarnings();
    }

    [Theory]
    [InlineData(Number, null, "\"smsNumber\": \"+1 555 555 019\"", $"'+1 555 555 019' as the SMS number, not '{Number}'")]
    [InlineData(Number, null, "\"smsNumber\": \"+1 555 555 010\"", $"'+1 555 555 010' as the SMS number, not '{Number}'")]
    [InlineData("", null, "\"smsNumber\": \"+1 2\"", "'+1 2' as the SMS number, not none")]
    [InlineData(null, Number, "\"voiceNumber\": \"+1 2\"", $"'+1 2' as the voice number, not '{Number}'")]
    [InlineData(null, "", "\"voiceNumber\": \"+1 2\"", "'+1 2' as the voice number, not none")]
    public async Task Another_number_in_the_details_is_an_error(string? sms, string? voice, string details, string reported)
    {
        var server = Serve(Responses.Found, Responses.Json(200, "{}"), Details(details));

        var error = await FailsAsync(() => Connect(server).Users.SetPhonesAsync("alice", sms, voice, _call));

        Assert.Equal($"Could not update the phone numbers of 'alice': the service accepted the request, but reports {reported}; whether the change was made is unknown.", error.Message);
        Assert.Equal((RsaErrorReason.UnexpectedResponse, 200), (error.Reason, error.StatusCode));
        AssertWarnings();
    }

    [Fact]
    public async Task New_numbers_that_the_details_do_not_report_are_a_warning_each()
    {
        var server = Serve(Responses.Found, Responses.Json(200, $$"""{"smsNumber": "{{Number}}"}"""), Details("\"smsNumber\": \" \""));

        var phone = await Soon(Connect(server).Users.SetPhonesAsync("alice", Number, "+49 1", _call));

        Assert.Equal((null, null), (phone.SmsNumber, phone.VoiceNumber));
        AssertWarnings(
            $"The service accepted the SMS number '{Number}' for 'alice', but does not report it.",
            "The service accepted the voice number '+49 1' for 'alice', but does not report it.");
    }

    [Theory]
    [InlineData("not allowed")]
    [InlineData("another user")]
    public async Task Numbers_that_cannot_be_looked_up_are_one_warning_and_the_result_is_the_response(string lookUp)
    {
        var server = Serve(
            Responses.Found,
            Responses.Json(200, """{"smsNumber": "1-555-555-0190"}"""),
            lookUp == "not allowed" ? Responses.Json(403, "{}") : Responses.Json(200, $$"""{"id": "{{OtherId}}", "smsNumber": "+7"}"""));

        var phone = await Soon(Connect(server).Users.SetPhonesAsync("alice", Number, "+49 1", _call));

        Assert.Equal(("1-555-555-0190", null), (phone.SmsNumber, phone.VoiceNumber));
        Assert.Equal(3, server.Requests.Count);
        AssertWarnings(NotConfirmed);
    }

    [Fact]
    public async Task A_user_with_only_an_id_is_not_looked_up_and_each_number_that_the_response_lacks_is_a_warning()
    {
        var server = Serve(Responses.Json(200, """{"voiceNumber": "491"}"""));

        var phone = await Soon(Connect(server).Users.SetPhonesAsync(Alice, Number, "+49 1", _call));

        Assert.Equal((Responses.UserId, Responses.UserId, null, null), (phone.UserId, phone.Identity, phone.EmailAddress, phone.UserName));
        Assert.Equal((null, "491"), (phone.SmsNumber, phone.VoiceNumber));
        Assert.Single(server.Requests);
        AssertWarnings($"The service accepted the SMS number '{Number}' for '{Responses.UserId}', but does not report it.");
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"smsNumber": null}""", true)]
    [InlineData("""{"smsNumber": ""}""", false)]
    public async Task A_number_that_is_cleared_for_an_id_is_a_warning_unless_the_response_confirms_it(string response, bool warns)
    {
        var server = Serve(Responses.Json(200, response));

        var phone = await Soon(Connect(server).Users.SetPhonesAsync(Alice, "", null, _call));

        Assert.Null(phone.SmsNumber);
        string[] warnings = warns ? [$"The service accepted the request to clear the SMS number of '{Responses.UserId}', but does not report that it is cleared."] : [];
        AssertWarnings(warnings);
    }

    [Theory]
    [InlineData("\"id\": \"\", \"smsNumber\": \"+1 2\"", $"the service accepted the request, but reports '+1 2' as the SMS number, not '{Number}'")]
    [InlineData($"\"id\": \"{OtherId}\", \"smsNumber\": \"{Number}\"", $"id in the response is '{OtherId}', not '{Responses.UserId}'")]
    public async Task A_response_with_another_number_or_about_another_user_is_an_error(string response, string what)
    {
        var server = Serve(Responses.Json(200, $$"""{{{response}}}"""));

        var error = await FailsAsync(() => Connect(server).Users.SetPhonesAsync(Alice, Number, null, _call));

        Assert.Equal($"Could not update the phone numbers of '{Responses.UserId}': {what}; whether the change was made is unknown.", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
    }

    [Fact]
    public async Task A_refused_change_is_not_looked_up()
    {
        var server = Serve(Responses.Found, Responses.Json(400, """{"code": "400 BAD_REQUEST", "description": "no number"}"""));

        var error = await FailsAsync(() => Connect(server).Users.SetPhonesAsync("alice", "1", null, _call));

        Assert.Equal("Could not update the phone numbers of 'alice': the service rejected the request. The service said '400 BAD_REQUEST: no number'.", error.Message);
        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal(2, server.Requests.Count);
    }

    private static RequestHandler Details(string fields) => Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", {{fields}}}""");

    private void AssertWarnings(params string[] expected) => Assert.Equal(expected, _call.Notes.Where(note => note.IsWarning).Select(note => note.Text));
}
