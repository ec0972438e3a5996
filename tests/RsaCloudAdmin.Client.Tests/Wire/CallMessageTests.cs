using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The exact wording of what a call reports while it runs, and of its errors.</summary>
public class CallMessageTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string Unlocking = $"PATCH v1/users/{Responses.UserId}/methods";

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Each_attempt_is_reported_and_when_the_next_one_is()
    {
        await UnlockAsync(Responses.Json(500, "{}"), Responses.Unlocked);

        AssertMessages($"^{Unlocking}: 500 InternalServerError, 0 ms\\.$", @"^Retrying in 0\.[2-5] s\.$", $"^{Unlocking}: 200 OK, 0 ms\\.$");
    }

    [Fact]
    public async Task How_long_an_attempt_took_is_reported()
    {
        await UnlockAsync((request, connection) =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1234));
            return Responses.Unlocked(request, connection);
        });

        AssertMessages($"^{Unlocking}: 200 OK, 1234 ms\\.$");
    }

    [Fact]
    public async Task A_pause_is_reported()
    {
        await UnlockAsync(Responses.Json(429, "{}", "Retry-After: 20"), Responses.Unlocked);

        AssertMessages("429 TooManyRequests", @"^The service is limiting requests\. This request waits 20\.0 s\.$", "200 OK");
    }

    [Fact]
    public async Task A_retry_at_once_is_reported()
    {
        await UnlockAsync(Responses.Json(429, "{}"), Responses.Unlocked);

        AssertMessages("429 TooManyRequests", @"^The service is limiting requests\. This request is resent at once\.$", "200 OK");
    }

    [Fact]
    public async Task However_many_attempts_may_have_been_processed_that_is_reported()
    {
        var server = Serve(Responses.Json(500, "{}"), Responses.Json(500, "{}"), Responses.Json(403, "{}"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal($"Could not unlock '{Responses.UserId}': the key is not allowed to do this. An earlier attempt may have been processed.", error.Message);
    }

    [Fact]
    public async Task A_new_token_is_reported()
    {
        await UnlockAsync(Responses.Json(401, "{}"), Responses.Unlocked);

        AssertMessages("401 Unauthorized", "^The access token was refused. The request is resent once with a new one\\.$", "200 OK");
    }

    [Fact]
    public async Task A_clock_that_is_off_is_a_warning()
    {
        await UnlockAsync(Responses.Json(401, "{}", DateAfterNow(90)), Responses.Unlocked);

        Assert.Equal(
            "This computer's clock is 90 seconds behind the service's, which refused an access token because of this. Access tokens now use the service's time. Set the clock.",
            Assert.Single(_call.Notes, note => note.IsWarning).Text);
    }

    [Fact]
    public async Task A_failure_that_unlocked_all_the_same_is_a_warning()
    {
        await UnlockAsync(Responses.Json(500, Responses.Locks(token: false)));

        Assert.Equal(
            $"The service responded with 500 to the request to unlock '{Responses.UserId}', but reports the methods as unlocked.",
            Assert.Single(_call.Notes, note => note.IsWarning).Text);
    }

    [Fact]
    public async Task A_date_that_is_none_is_a_warning()
    {
        var server = Serve(Responses.Json(200, """{"emergencyTokencodeId": "1", "emergencyTokencode": "2", "expirationDate": "tomorrow"}"""));

        var issued = await Soon(Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1, _call));

        Assert.Null(issued.ExpirationDate);
        Assert.Equal("The service sent 'tomorrow' as expirationDate, which is not a date. The value is left empty.", Assert.Single(_call.Notes, note => note.IsWarning).Text);
    }

    [Fact]
    public async Task Of_methods_that_stay_locked()
    {
        var server = Serve(Responses.Json(200, $$"""{"userId": "{{Responses.UserId}}", "isTokenLocked": true, "isSmsLocked": false, "isVoiceLocked": true}"""));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice]));

        Assert.Equal($"Could not unlock '{Responses.UserId}': the service reports Token, Voice as still locked (status 200).", error.Message);
        Assert.Equal(1, error.Tries);
    }

    [Fact]
    public async Task Of_what_an_id_does_not_tell()
    {
        var client = Connect(Serve(Responses.Found));

        Assert.Equal(
            $"Could not look up '{Responses.UserId}': the service can look up users by e-mail address or user name, but not by id.",
            (await FailsAsync(() => client.Users.LookUpAsync(Alice))).Message);
        Assert.Equal(
            $"Could not disable the emergency tokencode of '{Responses.UserId}': the user's id is not enough to find the tokencode. Give the user's e-mail address or user name, or add the tokencode's id.",
            (await FailsAsync(() => client.EmergencyTokencodes.DisableAsync(Alice))).Message);
        Assert.Equal(
            $"'alice' has the id '{Responses.UserId}', not '{OtherId}' as given. Nothing was changed.",
            (await FailsAsync(() => client.Users.LookUpAsync(new UserReference(OtherId, "alice")))).Message);
        Assert.Equal("No user was given.", Assert.Throws<RsaCloudAdminException>(() => new UserReference(null, null)).Message);
    }

    [Fact]
    public async Task An_id_given_in_other_letters_is_the_same() =>
        Assert.Equal(Responses.UserId, (await Soon(Connect(Serve(Responses.Found)).Users.LookUpAsync(new UserReference(Responses.UserId.ToUpperInvariant(), "alice")))).UserId);

    [Theory]
    [InlineData("application/json", "", "the response is not in the expected form: it is empty")]
    [InlineData("text/plain", "ok", "the response is not in the expected form (text/plain)")]
    [InlineData("application/json", "{\"userId\": \"1", "the response is not in the expected form: it is not a complete JSON object")]
    [InlineData("text/html", "<html>", "the response is not in the expected form: it is a web page")]
    [InlineData(null, "ok", "the response is not in the expected form")]
    [InlineData("application/json", """{"userId": "f10d0514-7dd1-4a13-a30e-236d0e65b56a", "isTokenLocked": false, "isVoiceLocked": false}""", "the response lacks isSmsLocked")]
    [InlineData("application/json", """{"userId": "", "isTokenLocked": false, "isSmsLocked": false, "isVoiceLocked": false}""", "the response lacks userId")]
    public async Task Of_a_response_that_is_not_the_services(string? type, string body, string what)
    {
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\n{(type is null ? "" : $"Content-Type: {type}\r\n")}Content-Length: {body.Length}\r\n\r\n{body}"));

        Assert.Equal($"Could not unlock '{Responses.UserId}': {what}; whether the change was made is unknown.", (await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).Message);
    }

    private async Task UnlockAsync(params RequestHandler[] script) => await Soon(Connect(Serve(script)).Users.UnlockAsync(Alice, [RsaUserMethod.Token], _call));

    private void AssertMessages(params string[] patterns)
    {
        var told = _call.Notes.Select(note => note.Text).ToList();
        Assert.Equal(patterns.Length, told.Count);
        Assert.All(patterns.Zip(told), pair => Assert.Matches(pair.First, pair.Second));
        Assert.DoesNotContain(_call.Notes, note => note.IsWarning);
    }
}
