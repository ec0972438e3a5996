namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Requests for an emergency tokencode are not repeated, because each creates a new one.</summary>
public class NotRepeatedTests : WireTest
{
    public static TheoryData<string> Breaks => BrokenConnectionTests.Breaks;

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_response_leaves_the_outcome_unknown(string kind)
    {
        var server = Serve(BrokenConnectionTests.Break(kind), Responses.Issued);

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal(1, error.Tries);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_failure_of_the_service_leaves_the_outcome_unknown(int status)
    {
        var server = Serve(Responses.Json(status, """{"code": "500 INTERNAL_SERVER_ERROR", "description": "An internal error occurred"}"""), Responses.Issued);

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, TimeSpan.FromHours(1), true));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal(status, error.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_response_in_time_leaves_the_outcome_unknown()
    {
        var server = Serve(Responses.Silence);
        var call = Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");

        Clock.TimeOut();

        var error = await FailsAsync(() => call);
        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_response_without_a_tokencode_leaves_the_outcome_unknown_and_the_request_is_not_repeated()
    {
        var server = Serve(Responses.Json(200, $$"""{"emergencyTokencodeId": "{{Responses.TokencodeId}}"}"""));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Contains("whether the change was made is unknown", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(429, "Retry-After: 3")]
    [InlineData(503, "Retry-After: 3")]
    public async Task A_refusal_was_not_carried_out_and_is_repeated(int status, string header)
    {
        var server = Serve(Responses.Json(status, "{}", header), Responses.Issued);

        var issued = await Soon(Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(Responses.Tokencode, issued.AsPlainText().EmergencyTokencode);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(403, "Expired Access Token is not allowed")]
    public async Task A_refused_token_was_not_carried_out_and_is_repeated_once(int status, string message)
    {
        var server = Serve(Responses.Framework(status, message), Responses.Issued);

        await Soon(Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_tokencode_is_in_no_note_and_no_text_of_the_result()
    {
        var server = Serve(Responses.Issued);
        var call = new CallContext(TestContext.Current.CancellationToken);

        var issued = await Soon(Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1, call));

        Assert.NotEmpty(call.Notes);
        Assert.DoesNotContain(call.Notes, note => note.Text.Contains(Responses.Tokencode, StringComparison.Ordinal) || note.Text.Contains("eyJ", StringComparison.Ordinal));
        Assert.DoesNotContain(Responses.Tokencode, $"{issued} {issued.AsPlainText()}", StringComparison.Ordinal);
    }
}
