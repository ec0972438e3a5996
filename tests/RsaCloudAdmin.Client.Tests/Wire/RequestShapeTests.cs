using System.Text.Json;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class RequestShapeTests : WireTest
{
    private const string Users = $"/AdminInterface/restapi/v1/users/";

    [Fact]
    public async Task A_look_up_by_email()
    {
        var request = await SentAsync(Responses.Found, c => c.Users.LookUpAsync("alice+tag@example.com"));

        Assert.Equal($"POST {Users}lookup HTTP/1.1", request.Line);
        AssertJson(request, """{"email": "alice+tag@example.com"}""");
    }

    [Fact]
    public async Task A_look_up_by_user_name_beyond_what_is_synchronized()
    {
        var request = await SentAsync(Responses.Found, c => c.Users.LookUpAsync("jürgen 日本 \"x\"", searchUnsynched: true));

        AssertJson(request, """{"username": "jürgen 日本 \"x\"", "searchUnsynched": true}""");
    }

    [Fact]
    public async Task An_unlock()
    {
        var request = await SentAsync(Responses.Unlocked, c => c.Users.UnlockAsync(Alice, [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice]));

        Assert.Equal($"PATCH {Users}{Responses.UserId}/methods HTTP/1.1", request.Line);
        AssertJson(request, """{"unlockMethods": ["TOKEN", "SMS", "VOICE"]}""");
    }

    [Theory]
    [InlineData(true, "Enabled")]
    [InlineData(false, "Disabled")]
    public async Task A_user_is_enabled_or_disabled(bool enable, string status)
    {
        var request = await SentAsync(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "userStatus": "{{status}}"}"""), c => enable ? c.Users.EnableAsync(Alice) : c.Users.DisableAsync(Alice));

        Assert.Equal($"PUT {Users}{Responses.UserId}/userStatus HTTP/1.1", request.Line);
        AssertJson(request, $$"""{"userStatus": "{{status}}"}""");
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task A_user_is_marked_as_deleted_or_restored(bool delete, string mark)
    {
        var request = await SentAsync(Responses.Json(200, "{}"), c => delete ? c.Users.MarkDeletedAsync(Alice) : c.Users.RestoreAsync(Alice));

        Assert.Equal($"PUT {Users}{Responses.UserId}/markDeleted HTTP/1.1", request.Line);
        AssertJson(request, $$"""{"markDeleted": {{mark}}}""");
    }

    [Fact]
    public async Task A_synchronization_has_no_content_and_says_so()
    {
        var request = await SentAsync(Responses.Found, c => c.Users.SynchronizeAsync(Alice));

        Assert.Equal($"POST {Users}{Responses.UserId}/sync HTTP/1.1", request.Line);
        Assert.Equal("0", request.Header("Content-Length"));
        Assert.Null(request.Header("Transfer-Encoding"));
    }

    [Theory]
    [InlineData("+1 555 555 5555", null, """{"smsNumber": "+1 555 555 5555"}""")]
    [InlineData(null, "", """{"voiceNumber": ""}""")]
    [InlineData("", "+15555555555", """{"smsNumber": "", "voiceNumber": "+15555555555"}""")]
    public async Task Phone_numbers_are_changed_or_cleared_or_left_out(string? sms, string? voice, string body)
    {
        var request = await SentAsync(Responses.Json(200, "{}"), c => c.Users.SetPhonesAsync(Alice, sms, voice));

        Assert.Equal($"PATCH {Users}{Responses.UserId} HTTP/1.1", request.Line);
        AssertJson(request, body);
    }

    [Fact]
    public async Task A_method_that_the_service_does_not_know_is_not_sent()
    {
        var server = Serve(Responses.Unlocked);

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Connect(server).Users.UnlockAsync(Alice, [(RsaUserMethod)9]));

        Assert.StartsWith("The service does not know this method.", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_emergency_tokencode_of_version_1()
    {
        var request = await SentAsync(Responses.Issued, c => c.EmergencyTokencodes.EnableAsync(Alice, 7));

        Assert.Equal($"PUT {Users}{Responses.UserId}/emergencyTokencode HTTP/1.1", request.Line);
        AssertJson(request, """{"expirationDays": "7"}""");
    }

    public static TheoryData<TimeSpan?, bool?, string> Version2 => new()
    {
        { null, null, "{}" },
        { null, true, """{"oneTimeUse": true}""" },
        { TimeSpan.FromDays(7), false, """{"oneTimeUse": false, "expiryUnit": "days", "expiryValue": 7}""" },
        { TimeSpan.FromHours(25), null, """{"expiryUnit": "hours", "expiryValue": 25}""" },
        { TimeSpan.FromMinutes(90), null, """{"expiryUnit": "minutes", "expiryValue": 90}""" },
        { TimeSpan.FromSeconds(61), null, """{"expiryUnit": "minutes", "expiryValue": 2}""" },
    };

    [Theory]
    [MemberData(nameof(Version2))]
    public async Task An_emergency_tokencode_of_version_2(TimeSpan? expiresIn, bool? oneTimeUse, string body)
    {
        var request = await SentAsync(Responses.Issued, c => c.EmergencyTokencodes.EnableAsync(Alice, expiresIn, oneTimeUse));

        Assert.Equal($"PUT /AdminInterface/restapi/v2/users/{Responses.UserId}/emergencyTokencode HTTP/1.1", request.Line);
        AssertJson(request, body);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task An_emergency_tokencode_for_days_that_the_service_does_not_allow_is_not_requested(int days)
    {
        var server = Serve(Responses.Issued);

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, days));

        Assert.Equal((RsaErrorReason.InvalidRequest, $"Could not issue an emergency tokencode: it can be valid from 1 to 7 days, not {days}."), (error.Reason, error.Message));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("00:00:59")]
    [InlineData("7.00:00:01")]
    public async Task An_emergency_tokencode_for_a_time_that_the_service_does_not_allow_is_not_requested(string expiresIn)
    {
        var server = Serve(Responses.Issued);

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, TimeSpan.Parse(expiresIn, null), null));

        Assert.Equal((RsaErrorReason.InvalidRequest, $"Could not issue an emergency tokencode: it can be valid from one minute to seven days, not {expiresIn}."), (error.Reason, error.Message));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_removal_of_tokencodes_has_no_content_and_says_so()
    {
        var request = await SentAsync(Responses.Empty, c => c.EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId));

        Assert.Equal($"DELETE {Users}{Responses.UserId}/emergencyTokencode/{Responses.TokencodeId} HTTP/1.1", request.Line);
        Assert.Equal("0", request.Header("Content-Length"));
        Assert.Null(request.Header("Content-Type"));
        Assert.Null(request.Header("Transfer-Encoding"));
    }

    [Theory]
    [InlineData(true, "enable")]
    [InlineData(false, "disable")]
    public async Task A_hardware_token_is_enabled_or_disabled(bool enable, string verb)
    {
        var request = await SentAsync(Responses.TokenSet, c => enable ? c.HardwareTokens.EnableAsync(Alice, "000123") : c.HardwareTokens.DisableAsync(Alice, "000123"));

        Assert.Equal($"PATCH {Users}{Responses.UserId}/sidTokens/{verb} HTTP/1.1", request.Line);
        AssertJson(request, """{"tokenSerialNumber": "000123"}""");
    }

    [Fact]
    public async Task A_check_of_the_token()
    {
        var request = await SentAsync(Responses.Json(200, """{"activeUsers": 1}"""), c => c.CheckTokenAsync());

        Assert.Equal("GET /AdminInterface/restapi/v1/licenseusage HTTP/1.1", request.Line);
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task The_token_is_in_its_header_and_nowhere_else()
    {
        var request = await SentAsync(Responses.Unlocked, c => c.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(3, request.Bearer?.Split('.').Length);
        var rest = request.Line + request.Text + string.Concat(request.Headers.Where(h => h.Key != "Authorization").Select(h => h.Value));
        Assert.DoesNotContain(request.Bearer!.Split('.')[2], rest, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.AccessId, rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_header_is_sent_that_nobody_needs()
    {
        var request = await SentAsync(Responses.Unlocked, c => c.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host"], request.Headers.Select(h => h.Key).Order(StringComparer.Ordinal));
    }

    private async Task<RecordedRequest> SentAsync(RequestHandler respond, Func<CloudAdminClient, Task> call)
    {
        var server = Serve(respond);
        await call(Connect(server)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var request = Assert.Single(server.Requests);
        Assert.Equal("application/json", request.Header("Accept"));
        Assert.Equal($"localhost:{server.Port}", request.Header("Host"));
        return request;
    }

    private static void AssertJson(RecordedRequest request, string expected)
    {
        Assert.Equal("application/json", request.Header("Content-Type"));
        using var wanted = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, request.Json), request.Text);
        Assert.Equal(wanted.RootElement.EnumerateObject().Select(p => p.Name), request.Json.EnumerateObject().Select(p => p.Name));
    }
}
