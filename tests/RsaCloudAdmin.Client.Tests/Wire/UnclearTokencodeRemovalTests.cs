using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The removal of an emergency tokencode after an attempt of unknown outcome.</summary>
public class UnclearTokencodeRemovalTests : WireTest
{
    [Theory]
    [InlineData("close")]
    [InlineData("500")]
    public async Task What_is_gone_after_an_attempt_of_unknown_outcome_was_removed_by_it(string first)
    {
        var server = Serve(first == "close" ? Responses.Close : Responses.Json(500, "{}"), Responses.NotFound);

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId));

        Assert.True(status.WasEnabled);
        Assert.Equal(Responses.TokencodeId, status.EmergencyTokencodeId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task What_an_id_alone_named_and_is_gone_after_an_attempt_of_unknown_outcome_may_have_been_another_id()
    {
        var call = new CallContext();

        await Soon(Connect(Serve(Responses.Close, Responses.NotFound)).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId, call));

        Assert.Equal(
            $"The request to disable the emergency tokencode '{Responses.TokencodeId}' of '{Responses.UserId}' failed, and the retry reported that the tokencode does not exist. The tokencode is treated as disabled. If the id was wrong, the user still has a tokencode: look up the user to check.",
            Assert.Single(call.Notes, note => note.IsWarning).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("default backend - 404")]
    [InlineData("{}")]
    [InlineData("""{"message": "Not Found"}""")]
    [InlineData("""{"error": "Not Found"}""")]
    [InlineData("""{"code": 404, "message": "no route"}""")]
    public async Task A_gateways_404_after_an_attempt_of_unknown_outcome_says_nothing_about_the_tokencode(string body)
    {
        var server = Serve(Responses.Json(502, "{}"), Responses.Raw($"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId));

        Assert.Equal(
            $"Could not disable the emergency tokencode of '{Responses.UserId}': the response to the retry (404) may not be from the service; whether the change was made is unknown. An earlier attempt may have been processed.",
            error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
    }

    [Fact]
    public async Task An_unknown_address_after_an_attempt_of_unknown_outcome_leaves_that_attempt_open()
    {
        var server = Serve(Responses.Json(502, "{}"), Responses.Json(404, """{"timestamp": 0, "status": 404, "error": "Not Found", "message": "none", "path": "/x"}"""));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, 404, 2), (error.Reason, error.StatusCode, error.Tries));
        Assert.EndsWith(" The service said '404 Not Found: none'. An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_gone_after_an_attempt_of_unknown_outcome_may_have_been_replaced_meanwhile()
    {
        var server = Serve(Responses.Found, Responses.Close, Responses.NotFound, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyTokencodeId": "newer"}"""), Responses.Empty);

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice"));

        Assert.Equal((true, "newer"), (status.WasEnabled, status.EmergencyTokencodeId));
        Assert.EndsWith("/emergencyTokencode/newer", server.Requests[4].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_details_named_and_is_gone_after_an_attempt_of_unknown_outcome_was_removed_by_it()
    {
        var server = Serve(Responses.Found, Responses.Close, Responses.NotFound, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}"}"""));
        var call = new CallContext();

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice", call: call));

        Assert.Equal((true, Responses.TokencodeId), (status.WasEnabled, status.EmergencyTokencodeId));
        Assert.Equal(4, server.Requests.Count);
        Assert.DoesNotContain(call.Notes, note => note.IsWarning);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_details_still_contain_after_it_was_gone_is_removed_again(bool isGone)
    {
        var server = Serve(Responses.Found, Responses.Close, Responses.NotFound, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyTokencodeId": "{{Responses.TokencodeId}}"}"""), isGone ? Responses.NotFound : Responses.Empty);
        var call = new CallContext();

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice", call: call));

        Assert.Equal((true, Responses.TokencodeId), (status.WasEnabled, status.EmergencyTokencodeId));
        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(
            isGone ? ["The request to disable the emergency tokencode of 'alice' failed, and two retries reported that the tokencode does not exist, but the user's details still contain it. The tokencode is treated as disabled. Look up the user again to check."] : [],
            call.Notes.Where(note => note.IsWarning).Select(note => note.Text));
    }

    [Theory]
    [InlineData(Responses.TokencodeId, 403, RsaErrorReason.NotAuthorized)]
    [InlineData(Responses.TokencodeId, 404, RsaErrorReason.UserOrTokencodeNotFound)]
    [InlineData("newer", 404, RsaErrorReason.UserOrTokencodeNotFound)]
    public async Task What_is_left_and_cannot_be_removed_is_an_error_that_leaves_the_first_attempt_open(string left, int status, RsaErrorReason reason)
    {
        var server = Serve(Responses.Found, Responses.Close, Responses.NotFound, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyTokencodeId": "{{left}}"}"""), Responses.Json(status, "{}"));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync("alice"));

        Assert.Equal(reason, error.Reason);
        Assert.EndsWith(" An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_newer_tokencode_is_gone_after_an_attempt_of_unknown_outcome_is_a_warning()
    {
        var server = Serve(Responses.Found, Responses.NotFound, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyTokencodeId": "newer"}"""), Responses.Close, Responses.NotFound);
        var call = new CallContext();

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice", call: call));

        Assert.Equal("newer", status.EmergencyTokencodeId);
        Assert.StartsWith("The request to disable the emergency tokencode 'newer' of 'alice' failed, and the retry reported", Assert.Single(call.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_removal_that_was_sent_is_checked_even_if_the_run_ends(bool isUnclear)
    {
        using var ending = new CancellationTokenSource();
        async Task GoneAsync(RecordedRequest request, ServerConnection connection)
        {
            await ending.CancelAsync();
            await Responses.NotFound(request, connection);
        }

        var details = Responses.Json(200, $$"""{"id": "{{Responses.UserId}}"}""");
        var server = isUnclear ? Serve(Responses.Found, Responses.Close, GoneAsync, details) : Serve(Responses.Found, GoneAsync, details);
        var call = new CallContext(new UserLookupCache(), TestContext.Current.CancellationToken, ending.Token);

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice", call: call));

        Assert.Equal(isUnclear, status.WasEnabled);
        Assert.Equal(isUnclear ? 4 : 3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(503)]
    public async Task That_an_earlier_attempt_may_have_been_processed_is_reported_where_the_details_cannot_be_read(int status)
    {
        var failed = Responses.Json(status, "{}");

        var unclear = await FailsAsync(() => Connect(Serve(Responses.Found, Responses.Close, Responses.NotFound, failed)).EmergencyTokencodes.DisableAsync("alice"));
        var clear = await FailsAsync(() => Connect(Serve(Responses.Found, Responses.NotFound, failed)).EmergencyTokencodes.DisableAsync("alice"));

        Assert.Equal(status, unclear.StatusCode);
        Assert.EndsWith(" An earlier attempt may have been processed.", unclear.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier attempt", clear.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_gone_after_a_timeout_was_removed_by_the_attempt_that_timed_out()
    {
        var server = Serve(Responses.Silence, Responses.NotFound);
        var call = Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");

        Clock.TimeOut();

        Assert.True((await Soon(call)).WasEnabled);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("429")]
    [InlineData("503")]
    [InlineData("401")]
    public async Task What_is_not_there_at_the_first_true_attempt_is_an_error(string first)
    {
        var server = first switch
        {
            "429" => Serve(Responses.Json(429, "{}"), Responses.NotFound),
            "503" => Serve(Responses.Raw("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"), Responses.NotFound),
            "401" => Serve(Responses.Framework(401, ""), Responses.NotFound),
            _ => Serve(Responses.NotFound),
        };

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId));

        Assert.Equal(RsaErrorReason.UserOrTokencodeNotFound, error.Reason);
        Assert.Equal(404, error.StatusCode);
    }

    [Fact]
    public async Task A_web_page_that_says_404_after_an_attempt_of_unknown_outcome_says_nothing_about_the_tokencode()
    {
        var server = Serve(Responses.Close, Responses.Html(404));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal(404, error.StatusCode);
    }
}
